import Taro from '@tarojs/taro'
import { browserName, phoneName } from '../text/device-name'

/** What this phone or browser is called in the list of sessions; null when it does not say. */
export function ownDeviceName(): string | null {
  if (process.env.TARO_ENV !== 'weapp')
    return typeof navigator === 'undefined' ? null : browserName(navigator.userAgent)
  // Versions of WeChat from before 2022 have only the older of the two.
  const { brand, model } = typeof Taro.getDeviceInfo === 'function' ? Taro.getDeviceInfo() : Taro.getSystemInfoSync()
  return phoneName(brand, model)
}
