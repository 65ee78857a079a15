import Taro from '@tarojs/taro'
import { useSystem } from './system'

const languageOf = (tag: string | undefined) => (!tag || /^zh/i.test(tag) ? 'zh-CN' : 'en')

function watchBrowser(): void {
  const { notice } = useSystem.getState()
  const dark = window.matchMedia('(prefers-color-scheme: dark)')
  const tell = () => notice({ theme: dark.matches ? 'dark' : 'light' })
  notice({ language: languageOf(navigator.language), isOnline: navigator.onLine })
  tell()
  dark.addEventListener?.('change', tell)
  window.addEventListener('online', () => notice({ isOnline: true }))
  window.addEventListener('offline', () => notice({ isOnline: false }))
}

/** WeChat's number for a page opened from Moments. */
const momentsScene = 1154

function watchWeChat(): void {
  const { notice } = useSystem.getState()
  // Versions of WeChat from before 2022 have only the older of the two.
  const info = typeof Taro.getAppBaseInfo === 'function' ? Taro.getAppBaseInfo() : Taro.getSystemInfoSync()
  notice({ language: languageOf(info.language), theme: info.theme === 'dark' ? 'dark' : 'light' })
  notice({ isSinglePage: Taro.getLaunchOptionsSync().scene === momentsScene })
  Taro.onThemeChange?.(({ theme }) => notice({ theme: theme === 'dark' ? 'dark' : 'light' }))
  Taro.onNetworkStatusChange?.(({ isConnected }) => notice({ isOnline: isConnected }))
}

/** Keeps what the phone says of itself (language, theme, network) in the system store. */
export function watchSystem(): void {
  if (process.env.TARO_ENV === 'weapp') watchWeChat()
  else watchBrowser()
}
