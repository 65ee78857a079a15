export type Theme = 'light' | 'dark'

export interface BrandPalette {
  brand: string
  /** A quiet ground for brand-coloured text. */
  brandWeak: string
  /** Text on a brand-coloured ground. */
  onBrand: string
}

type Rgb = [number, number, number]

/** Bright text on a dark ground needs a little more than the 4.5:1 that is asked for, or it looks dull. */
const contrastMin: Record<Theme, number> = { light: 4.5, dark: 5.5 }
const white: Rgb = [255, 255, 255]
const black: Rgb = [0, 0, 0]
/** The darkest ground that brand-coloured text stands on in light, the lightest in dark. */
const grounds: Record<Theme, { page: Rgb; surface: Rgb; onBrand: Rgb }> = {
  light: { page: [246, 245, 242], surface: white, onBrand: white },
  dark: { page: [31, 35, 44], surface: [25, 28, 35], onBrand: [13, 20, 36] },
}

function parseHex(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16)
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255]
}

const toHex = (rgb: Rgb): string => `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`

const mix = (from: Rgb, to: Rgb, share: number): Rgb => [
  from[0] + (to[0] - from[0]) * share,
  from[1] + (to[1] - from[1]) * share,
  from[2] + (to[2] - from[2]) * share,
]

/** The same hue at full strength: the start on a dark ground, where a deep colour mixed with white turns grey. */
function vivid(rgb: Rgb): Rgb {
  const strongest = Math.max(...rgb)
  return strongest === 0 ? white : mix(black, rgb, 255 / strongest)
}

/** Relative luminance. Source: W3C, WCAG 2.2, "relative luminance". */
function luminance(rgb: Rgb): number {
  const [red, green, blue] = rgb.map((part) => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as Rgb
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

const contrast = (a: Rgb, b: Rgb): number => {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

/** Contrast of two sRGB hex colours, 1 to 21. Source: W3C, WCAG 2.2, "contrast ratio". */
export function contrastOf(a: string, b: string): number {
  return contrast(parseHex(a), parseHex(b))
}

/**
 * The institution's brand colour made fit for a theme: darkened in light and brightened in dark until text in it,
 * on it and on its quiet ground has a contrast of at least 4.5:1.
 */
export function brandPalette(brandColour: string, theme: Theme): BrandPalette {
  const asked = theme === 'light' ? parseHex(brandColour) : vivid(parseHex(brandColour))
  const { page, surface, onBrand } = grounds[theme]
  for (let step = 0; step <= 50; step += 1) {
    const brand = mix(asked, theme === 'light' ? black : white, step / 50)
    const brandWeak = mix(surface, brand, theme === 'light' ? 0.105 : 0.16)
    const isReadable = [page, surface, brandWeak, onBrand].every(
      (ground) => contrast(brand, ground) >= contrastMin[theme],
    )
    if (isReadable) return { brand: toHex(brand), brandWeak: toHex(brandWeak), onBrand: toHex(onBrand) }
  }
  throw new Error(`no readable shade of ${brandColour}`)
}
