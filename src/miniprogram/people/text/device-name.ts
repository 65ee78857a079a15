/** The longest name that the school takes. */
const lengthMax = 60

/** A phone as it names itself to WeChat: `iPhone 13`, `HUAWEI NOH-AN00`; null when it does not. */
export function phoneName(brand: string | undefined, model: string | undefined): string | null {
  // WeChat adds the maker's own number to some: `iPhone 13<iPhone14,5>`.
  const plain = (text = '') => text.replace(/<.*$/, '').trim()
  const [maker, kind] = [plain(brand), plain(model)]
  const isNamedTwice = kind.toLowerCase().startsWith(maker.toLowerCase())
  const name = (isNamedTwice ? kind : `${maker} ${kind}`).trim().slice(0, lengthMax)
  return name === '' ? null : name
}

/** Those that also call themselves by another's name come first. */
const browsers: readonly [RegExp, string][] = [
  [/MicroMessenger/, 'WeChat'],
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/Firefox|FxiOS/, 'Firefox'],
  [/Chrome|CriOS/, 'Chrome'],
  [/Safari/, 'Safari'],
]
const systems: readonly [RegExp, string][] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/HarmonyOS/, 'HarmonyOS'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Macintosh/, 'Mac'],
  [/Linux/, 'Linux'],
]

/** A browser in two words, as in `Chrome · Windows`; null when it says nothing that is known. */
export function browserName(userAgent: string): string | null {
  const first = (known: readonly [RegExp, string][]) => known.find(([sign]) => sign.test(userAgent))?.[1]
  const name = [first(browsers), first(systems)].filter(Boolean).join(' · ')
  return name === '' ? null : name
}
