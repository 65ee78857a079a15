import { boot, callPhone } from './bridge'
import { bytesOf, limits, refuseLimit } from './limits'
import { CallFailure, later, type WxMember } from './wx-calls'

/** Texts as WeChat keeps them; every value is written as JSON, so what is not JSON does not survive. */
let stored: Map<string, string> | null = null

function all(): Map<string, string> {
  if (!stored) stored = new Map(Object.entries(boot().storage))
  return stored
}

function read(key: string): unknown {
  const text = all().get(key)
  return text === undefined ? undefined : JSON.parse(text)
}

function store(key: string | null, value: string | null): void {
  void callPhone('store', { key, value, scene: boot().launch.scene })
}

function write(key: string, value: unknown): void {
  const text = JSON.stringify(value) ?? 'null'
  const bytes = bytesOf(text)
  if (bytes > limits.storageKeyBytes)
    throw refuseLimit(`setStorage:fail the key ${key} has ${Math.ceil(bytes / 1024)} KB; WeChat allows 1024 KB`)
  const others = [...all()].reduce((sum, [name, other]) => sum + (name === key ? 0 : bytesOf(other)), 0)
  if (others + bytes > limits.storageBytes)
    throw refuseLimit('setStorage:fail exceed storage max size 10Mb; the storage would have more than 10 MB')
  all().set(key, text)
  store(key, text)
}

function remove(key: string): void {
  all().delete(key)
  store(key, null)
}

function clear(): void {
  all().clear()
  store(null, null)
}

function info(): { keys: string[]; currentSize: number; limitSize: number } {
  const bytes = [...all().values()].reduce((sum, text) => sum + bytesOf(text), 0)
  return { keys: [...all().keys()], currentSize: Math.ceil(bytes / 1024), limitSize: limits.storageBytes / 1024 }
}

/** What is kept on the phone. */
export const storageCalls: Record<string, WxMember> = {
  getStorageSync: (key: string) => read(key) ?? '',
  setStorageSync: (key: string, value: unknown) => write(key, value),
  removeStorageSync: (key: string) => remove(key),
  clearStorageSync: clear,
  getStorageInfoSync: info,
  getStorage: later('getStorage', ({ key }) => {
    const data = read(String(key))
    if (data === undefined) throw new CallFailure('data not found')
    return { data }
  }),
  setStorage: later('setStorage', ({ key, data }) => write(String(key), data)),
  removeStorage: later('removeStorage', ({ key }) => remove(String(key))),
  clearStorage: later('clearStorage', clear),
  getStorageInfo: later('getStorageInfo', info),
}
