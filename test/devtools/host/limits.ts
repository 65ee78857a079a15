import { reportException } from './reports'

/** WeChat's limits. Each says where it is from; README.md says how sure we are. */
export const limits = {
  /** WeChat's own source: "setData 数据传输长度" above 1024 KB is refused. */
  setDataBytes: 1024 * 1024,
  /** developers.weixin.qq.com, wx.navigateTo: at most ten pages. */
  pages: 10,
  /** developers.weixin.qq.com, wx.setStorage: 1 MB a key, 10 MB in all. */
  storageKeyBytes: 1024 * 1024,
  storageBytes: 10 * 1024 * 1024,
  /** developers.weixin.qq.com, framework/ability/network: wx.request, uploadFile and downloadFile, ten each at once. */
  requests: 10,
  /** developers.weixin.qq.com, framework/ability/network. */
  requestTimeoutMs: 60_000,
  /** developers.weixin.qq.com, wx.requestSubscribeMessage. */
  templateIds: 5,
  /** developers.weixin.qq.com, wx.chooseMedia. */
  mediaUnlessTold: 9,
  media: 20,
} as const

/** A limit was passed: the test hears of it even when the applet swallows the error. */
export function refuseLimit(message: string): Error {
  const error = new Error(message)
  reportException(error)
  return error
}

const encoder = new TextEncoder()

export function bytesOf(text: string): number {
  return encoder.encode(text).length
}
