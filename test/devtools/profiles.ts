/** What a phone is: its maker's system, WeChat's base library on it, and what its JavaScript is without. */
export interface PhoneProfile {
  readonly name: string
  readonly system: {
    readonly brand: string
    readonly model: string
    readonly system: string
    readonly platform: string
  }
  /** Names of `wx` that are newer than this are not there. */
  readonly baseLibrary: string
  /** Many phones with Android have none in WeChat, and then sort and write without it. */
  readonly hasIntl: boolean
  /** Up to iOS 15, WeChat's promises go on by timers instead of at the end of the running task. */
  readonly arePromisesTimers: boolean
  /** How long a sub-package takes to arrive on first use. */
  readonly packageDelayMs: number
}

const currentLibrary = '3.15.1'
const iPhone = {
  brand: 'iPhone',
  model: 'iPhone 15',
  system: 'iOS 18.1',
  platform: 'ios',
}

/** The phone that every journey runs on unless told otherwise. */
export const iosToday: PhoneProfile = {
  name: 'iOS of today',
  system: iPhone,
  baseLibrary: currentLibrary,
  hasIntl: true,
  arePromisesTimers: false,
  packageDelayMs: 0,
}

export const androidWithoutIntl: PhoneProfile = {
  ...iosToday,
  name: 'Android without Intl',
  system: {
    brand: 'HONOR',
    model: 'HLK-AL00',
    system: 'Android 10',
    platform: 'android',
  },
  hasIntl: false,
}

/** From before WeChat asked for consent by itself (2.32.3) and before half of what `wx` has now. */
export const oldBaseLibrary: PhoneProfile = {
  ...iosToday,
  name: 'an old base library',
  system: {
    brand: 'Redmi',
    model: 'M2006C3LC',
    system: 'Android 10',
    platform: 'android',
  },
  baseLibrary: '2.19.4',
}

export const oldIos: PhoneProfile = {
  ...iosToday,
  name: 'iOS 15 on a slow line',
  system: {
    brand: 'iPhone',
    model: 'iPhone 6s',
    system: 'iOS 15.8',
    platform: 'ios',
  },
  arePromisesTimers: true,
  packageDelayMs: 700,
}

/** WeChat opens a page from Moments by itself: nobody is signed in there and no other page can be reached. */
export const singlePageScene = 1154

/** True when the first version is not older than the second, as in `2.20.1` and `2.9.0`. */
export function isAtLeast(version: string, wanted: string): boolean {
  const parts = version.split('.').map(Number)
  const [difference = 0] = wanted
    .split('.')
    .map((part, index) => (parts[index] ?? 0) - Number(part))
    .filter((step) => step !== 0)
  return difference >= 0
}
