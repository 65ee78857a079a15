import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The functions and objects of WeChat's `wx`, read from WeChat's own type declarations. */
export function wechatNames(): string[] {
  const folder = join(require.resolve('miniprogram-api-typings/package.json'), '..')
  const text = readFileSync(join(folder, 'types/wx/lib.wx.api.d.ts'), 'utf8')
  const body = text.slice(text.indexOf('\n    interface Wx {'))
  const names = [...body.matchAll(/^ {8}([a-z][A-Za-z0-9]*)[(<:?]/gm)].map(([, name]) => name ?? '')
  // Newer than the declarations, and older ones that they leave out.
  return [...new Set([...names, 'getSystemSetting', 'getRandomValues', 'nextTick', 'canIUse'])].sort()
}
