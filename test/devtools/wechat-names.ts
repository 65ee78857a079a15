import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isAtLeast } from './profiles'

/** What the declarations leave out, or name without a version; with the base library that brought them. */
const undeclared = [
  ['getSystemSetting', '2.20.1'],
  ['getRandomValues', '2.19.0'],
  ['nextTick', '2.2.3'],
  ['canIUse', '1.1.1'],
  ['onNeedPrivacyAuthorization', '2.32.3'],
  ['requirePrivacyAuthorize', '2.32.3'],
] as const

/** Every member of WeChat's `wx` with the base library that brought it, from WeChat's own type declarations. */
function membersByVersion(): Map<string, string> {
  const folder = join(require.resolve('miniprogram-api-typings/package.json'), '..')
  const text = readFileSync(join(folder, 'types/wx/lib.wx.api.d.ts'), 'utf8')
  const members = new Map<string, string>()
  let since = '0'
  for (const line of text.slice(text.indexOf('\n    interface Wx {')).split('\n')) {
    if (/^ {8}\/\*\*/.test(line)) since = '0'
    const [, version] = /^(?: {8}\/\*\*| {9}\*|\*) *需要基础库： `([\d.]+)`/.exec(line) ?? []
    if (version) since = version
    const [, name] = /^ {8}([a-z][A-Za-z0-9]*)[(<:?]/.exec(line) ?? []
    if (!name) continue
    members.set(name, since)
    since = '0'
  }
  for (const [name, version] of undeclared) members.set(name, version)
  return members
}

/** The functions and objects that `wx` has where the base library is of this version. */
export function wechatNames(baseLibrary: string): string[] {
  return [...membersByVersion()]
    .filter(([, since]) => isAtLeast(baseLibrary, since))
    .map(([name]) => name)
    .sort()
}
