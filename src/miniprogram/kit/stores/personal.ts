import Taro from '@tarojs/taro'

/**
 * What stays on the phone when somebody leaves it: it is about the school and the phone, names who was here last, or
 * lets a lost answer be asked for again. Everything else that we keep is about a person, whatever its name.
 */
const keptNames: readonly string[] = [
  'campus.institution',
  'campus.settings',
  'campus.session',
  'campus.pending-requests.v1',
]

const forgets = new Set<() => void>()

/** Says how a store forgets whoever was signed in. */
export function forgottenWithPerson(forget: () => void): void {
  forgets.add(forget)
}

/**
 * Forgets everything about whoever was signed in. Stores of a package that was not loaded since the applet was opened,
 * or of an older version, are on the phone all the same, so their copies go by name.
 */
export function forgetPersonal(): void {
  for (const forget of forgets) forget()
  for (const key of Taro.getStorageInfoSync().keys)
    if (key.startsWith('campus.') && !keptNames.includes(key)) Taro.removeStorageSync(key)
}
