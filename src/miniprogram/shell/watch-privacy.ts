import Taro from '@tarojs/taro'
import { usePrivacyAsks } from './privacy-asks'

/** Lets our own sheet put WeChat's question about privacy, in plain words, in place of WeChat's window. */
export function watchPrivacy(): void {
  if (process.env.TARO_ENV !== 'weapp') return
  // WeChat before 2.32.3 has no such question.
  Taro.onNeedPrivacyAuthorization?.((resolve) => usePrivacyAsks.getState().ask(resolve))
}
