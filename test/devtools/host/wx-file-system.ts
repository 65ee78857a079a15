import { boot, callPhone } from './bridge'
import { CallFailure, type CallOptions, later, type WxMember } from './wx-calls'

/** Where an applet may write, as DevTools name it. */
export const userDataPath = 'http://usr'

let known: Set<string> | null = null

function paths(): Set<string> {
  known ??= new Set(boot().savedPaths)
  return known
}

function base64Of(data: unknown, encoding: unknown): string {
  if (typeof data !== 'string') throw new Error('writing anything but text is not implemented in this runtime')
  if (encoding === 'base64') return data
  return btoa(Array.from(new TextEncoder().encode(data), (byte) => String.fromCharCode(byte)).join(''))
}

function write(path: unknown, data: unknown, encoding: unknown): void {
  const filePath = String(path)
  if (!filePath.startsWith(`${userDataPath}/`)) throw new CallFailure(`permission denied, open "${filePath}"`)
  paths().add(filePath)
  void callPhone('saveFile', { path: filePath, base64: base64Of(data, encoding) })
}

function remove(path: unknown): void {
  const filePath = String(path)
  if (!paths().delete(filePath)) throw new CallFailure(`no such file or directory "${filePath}"`)
  void callPhone('saveFile', { path: filePath, base64: null })
}

/** The forms of a call that return at once fail by throwing. */
function atOnce(name: string, work: (...args: unknown[]) => void): (...args: unknown[]) => void {
  return (...args) => {
    try {
      work(...args)
    } catch (error) {
      throw error instanceof CallFailure ? new Error(`${name}:fail ${error.message}`) : error
    }
  }
}

const manager: Record<string, unknown> = {
  writeFile: later('writeFile', ({ filePath, data, encoding }) => write(filePath, data, encoding)),
  writeFileSync: atOnce('writeFileSync', write),
  unlink: later('unlink', ({ filePath }) => remove(filePath)),
  unlinkSync: atOnce('unlinkSync', remove),
}

/** The part of the file system that writes and removes whole files; the phone outside holds their bytes. */
export const fileSystemCalls: Record<string, WxMember> = {
  getFileSystemManager: () =>
    new Proxy(manager, {
      get: (calls, name) => {
        if (typeof name === 'string' && !(name in calls))
          throw new Error(`FileSystemManager.${name} is not implemented in this runtime`)
        return Reflect.get(calls, name)
      },
    }),
  openDocument: later('openDocument', async ({ filePath, fileType, showMenu }: CallOptions) => {
    const asked = { path: String(filePath), fileType: String(fileType ?? ''), hasMenu: showMenu === true }
    const answer = await callPhone('openDocument', asked)
    if ('failure' in answer) throw new CallFailure(answer.failure)
  }),
}
