import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { courseHue, courseHues, hueCount, hueDistance } from '../../../../src/miniprogram/catalogue/text/course-hue'

const codes = (max: number) =>
  fc.uniqueArray(
    fc.tuple(fc.constantFrom('CS', 'MA', 'AR', 'PH'), fc.integer({ min: 1000, max: 4999 })).map((one) => one.join(' ')),
    { maxLength: max },
  )

test('up to twelve courses of one timetable never share a hue', () => {
  fc.assert(
    fc.property(codes(hueCount), (all) => {
      const hueOf = courseHues(all)
      expect(new Set(all.map(hueOf)).size).toBe(all.length)
    }),
  )
})

test('up to four courses never even have neighbouring hues', () => {
  fc.assert(
    fc.property(codes(4), (all) => {
      const hueOf = courseHues(all)
      for (const [index, one] of all.entries())
        for (const other of all.slice(index + 1)) expect(hueDistance(hueOf(one), hueOf(other))).toBeGreaterThan(1)
    }),
  )
})

test('a course that comes later changes no hue of those before, and one alone has its own', () => {
  fc.assert(
    fc.property(codes(20), fc.integer({ min: 0, max: 19 }), (all, cut) => {
      const before = all.slice(0, cut)
      expect(before.map(courseHues(all))).toEqual(before.map(courseHues(before)))
    }),
  )
  expect(courseHues(['CS 2103'])('CS 2103')).toBe(courseHue('CS 2103'))
})

type Lab = [lightness: number, a: number, b: number]

const linear = (hex: string) =>
  [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]

/** Source: Björn Ottosson, "A perceptual color space for image processing". */
function oklab(hex: string): Lab {
  const [red, green, blue] = linear(hex)
  const long = Math.cbrt(0.412_221_470_8 * red + 0.536_332_536_3 * green + 0.051_445_992_9 * blue)
  const middle = Math.cbrt(0.211_903_498_2 * red + 0.680_699_545_1 * green + 0.107_396_956_6 * blue)
  const short = Math.cbrt(0.088_302_461_9 * red + 0.281_718_837_6 * green + 0.629_978_700_5 * blue)
  return [
    0.210_454_255_3 * long + 0.793_617_785 * middle - 0.004_072_046_8 * short,
    1.977_998_495_1 * long - 2.428_592_205 * middle + 0.450_593_709_9 * short,
    0.025_904_037_1 * long + 0.782_771_766_2 * middle - 0.808_675_766 * short,
  ]
}

const difference = (one: string, other: string) =>
  Math.hypot(...oklab(one).map((part, at) => part - (oklab(other)[at] ?? 0)))

function contrast(one: string, other: string): number {
  const [high = 0, low = 0] = [one, other]
    .map((hex) => {
      const [red, green, blue] = linear(hex)
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue
    })
    .sort((a, b) => b - a)
  return (high + 0.05) / (low + 0.05)
}

const sheet = readFileSync(join(__dirname, '../../../../src/miniprogram/app.css'), 'utf8')
const valueIn = (selector: string, name: string) => {
  const rule = sheet.split(`\n${selector} {`)[1]?.split('}')[0] ?? ''
  return new RegExp(`${name}: (#[0-9a-f]{6})`).exec(rule)?.[1] ?? ''
}
const hues = Array.from({ length: hueCount }, (_, index) => index)
const themes = [
  { name: 'light', prefix: '', root: '.screen' },
  { name: 'dark', prefix: '.theme-dark ', root: '.theme-dark' },
]

test.each(themes)('every hue is readable in the $name theme', ({ prefix }) => {
  for (const hue of hues) {
    const ground = valueIn(`${prefix}.hue-${hue}`, '--hue-ground')
    const text = valueIn(`${prefix}.hue-${hue}`, '--hue-text')
    expect({ hue, ratio: contrast(ground, text) >= 4.5 }).toEqual({ hue, ratio: true })
  }
})

test.each(themes)('no hue looks like the red of trouble in the $name theme', ({ prefix, root }) => {
  const danger = valueIn(root, '--danger')
  for (const hue of hues) {
    const edge = valueIn(`.hue-${hue}`, '--hue-edge')
    const ground = valueIn(`${prefix}.hue-${hue}`, '--hue-ground')
    expect({ hue, isApart: difference(edge, danger) > 0.1 && difference(ground, danger) > 0.1 }).toEqual({
      hue,
      isApart: true,
    })
  }
})

test('no two hues look alike: their edges differ in every pair, and their grounds in both themes', () => {
  for (const one of hues)
    for (const other of hues.slice(one + 1)) {
      const apart = (prefix: string, name: string) =>
        difference(valueIn(`${prefix}.hue-${one}`, name), valueIn(`${prefix}.hue-${other}`, name))
      const isApart =
        apart('', '--hue-edge') > 0.1 &&
        apart('', '--hue-ground') > 0.025 &&
        apart('.theme-dark ', '--hue-ground') > 0.045
      expect({ one, other, isApart }).toEqual({ one, other, isApart: true })
    }
})
