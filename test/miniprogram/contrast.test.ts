import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brandPalette, contrastOf, type Theme } from '../../src/miniprogram/shell/brand-colour'

const css = readFileSync(join(__dirname, '../../src/miniprogram/app.css'), 'utf8')

/** The hexadecimal colours that a rule of app.css sets, by their names. */
function coloursOf(selector: string): Record<string, string> {
  const start = css.indexOf(`\n${selector} {`)
  if (start < 0) throw new Error(`app.css has no ${selector}`)
  const rule = css.slice(start, css.indexOf('}', start))
  return Object.fromEntries([...rule.matchAll(/--([\w-]+): (#[0-9a-f]{6})/g)].map(([, name, colour]) => [name, colour]))
}

const light = coloursOf('.screen')
const tokens: Record<Theme, Record<string, string>> = { light, dark: { ...light, ...coloursOf('.theme-dark') } }
const themes = ['light', 'dark'] as const

/** Which colour stands on which, wherever that is on the screens; what a switch is drawn with as well. */
const pairs = [
  ...['text', 'text-2', 'text-3', 'success', 'warning', 'danger', 'brand'].flatMap((text) =>
    ['page', 'surface', 'surface-2'].map((ground) => [text, ground] as const),
  ),
  ['on-brand', 'brand'],
  ['brand', 'brand-weak'],
  ['success', 'success-weak'],
  ['warning', 'warning-weak'],
  ['danger', 'danger-weak'],
  ...['success-weak', 'warning-weak', 'danger-weak', 'brand-weak'].map((ground) => ['text-2', ground] as const),
  ['on-off', 'off'],
  ['page', 'text'],
  // A sign in a dot, and the knob of a switch on its track, on and off.
  ...['success', 'warning', 'danger', 'text-3'].map((ground) => ['surface', ground] as const),
] as const

test.each(themes.flatMap((theme) => pairs.map(([text, ground]) => ({ theme, text, ground }))))(
  '$text on $ground can be read ($theme)',
  ({ theme, text, ground }) => {
    const [above, below] = [tokens[theme][text], tokens[theme][ground]]
    expect(contrastOf(above ?? '', below ?? '')).toBeGreaterThanOrEqual(4.5)
  },
)

const hues = Array.from({ length: 12 }, (_, index) => index)

test.each(themes.flatMap((theme) => hues.map((hue) => ({ theme, hue }))))(
  'a course of hue $hue can be read ($theme)',
  ({ theme, hue }) => {
    const colours = { ...coloursOf(`.hue-${hue}`), ...(theme === 'dark' ? coloursOf(`.theme-dark .hue-${hue}`) : {}) }
    expect(contrastOf(colours['hue-text'] ?? '', colours['hue-ground'] ?? '')).toBeGreaterThanOrEqual(4.5)
  },
)

const brands = ['#2757c9', '#c8102e', '#ffd100', '#00843d', '#7a1fa2', '#f58220', '#000000', '#ffffff', '#00b5e2']

test.each(themes.flatMap((theme) => brands.map((colour) => ({ theme, colour }))))(
  'an institution in $colour is read on every ground ($theme)',
  ({ theme, colour }) => {
    const { brand, brandWeak, onBrand } = brandPalette(colour, theme)
    const grounds = [tokens[theme].page, tokens[theme].surface, tokens[theme]['surface-2'], brandWeak]
    for (const ground of grounds) expect(contrastOf(brand, ground ?? '')).toBeGreaterThanOrEqual(4.5)
    expect(contrastOf(onBrand, brand)).toBeGreaterThanOrEqual(4.5)
    expect(contrastOf(tokens[theme]['text-2'] ?? '', brandWeak)).toBeGreaterThanOrEqual(4.5)
  },
)
