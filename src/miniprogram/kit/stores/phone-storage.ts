import Taro from '@tarojs/taro'
import { createJSONStorage } from 'zustand/middleware'

/** What persisted stores write to: WeChat's storage, or the browser's. A full or broken storage loses only the copy. */
export const phoneStorage = createJSONStorage(() => ({
  getItem: (key) => {
    const text: unknown = Taro.getStorageSync(key)
    return typeof text === 'string' && text !== '' ? text : null
  },
  setItem: (key, text) => {
    try {
      Taro.setStorageSync(key, text)
    } catch {
      // The state itself lives on; it will be written with the next change.
    }
  },
  removeItem: (key) => Taro.removeStorageSync(key),
}))
