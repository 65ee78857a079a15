import fc from 'fast-check'
import { brandPalette, contrastOf } from '../../../src/miniprogram/shell/brand-colour'

const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`)
const pages = { light: '#f6f5f2', dark: '#101217' }

test('whatever brand colour a school has, its text is readable on every ground in both themes', () => {
  fc.assert(
    fc.property(colour, fc.constantFrom('light' as const, 'dark' as const), (asked, theme) => {
      const { brand, brandWeak, onBrand } = brandPalette(asked, theme)
      // Colours are rounded to whole numbers at the end, hence the hair.
      for (const ground of [pages[theme], brandWeak, onBrand])
        expect(contrastOf(brand, ground)).toBeGreaterThanOrEqual(4.45)
    }),
  )
})

test('a brand colour that is readable already stays as the school chose it', () => {
  expect(brandPalette('#2757c9', 'light').brand).toBe('#2757c9')
})

test('black on white has the greatest contrast', () => {
  expect(contrastOf('#000000', '#ffffff')).toBeCloseTo(21)
})
