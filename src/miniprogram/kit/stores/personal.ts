import Taro from '@tarojs/taro'

/** What is kept on the phone about whoever is signed in has a name that begins so. */
const personalPrefix = 'campus.own.'

export const personalName = (name: string): string => personalPrefix + name

const forgets = new Set<() => void>()

/** Says how a store forgets whoever was signed in. */
export function forgottenWithPerson(forget: () => void): void {
  forgets.add(forget)
}

/**
 * Forgets everything about whoever was signed in. Stores of a package that was not loaded since the applet was opened
 * are on the phone all the same, so their copies go by name.
 */
export function forgetPersonal(): void {
  for (const forget of forgets) forget()
  for (const key of Taro.getStorageInfoSync().keys) if (key.startsWith(personalPrefix)) Taro.removeStorageSync(key)
}
