import Taro from '@tarojs/taro'

/** Whether this WeChat can lead to its own update; the oldest cannot, and a browser has none. */
export function canUpdateWeChat(): boolean {
  return process.env.TARO_ENV === 'weapp' && typeof Taro.updateWeChatApp === 'function'
}

/** Leads to WeChat's update. Where it cannot, the words beside the button say the way by hand. */
export function updateWeChat(): void {
  Promise.resolve(Taro.updateWeChatApp({})).catch(() => undefined)
}
