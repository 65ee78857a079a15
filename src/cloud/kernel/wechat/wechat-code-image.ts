import type { Refusal } from '../../../contract/refusal'
import { unexpectedError } from './ask-wechat'
import type { WechatApi } from './wechat-api'

/** Makes a 小程序码, the round code that opens a page of the applet when it is scanned. */
export interface CodeImageGateway {
  /**
   * A PNG with a transparent ground. `scene` is what the page gets, at most 32 letters, digits or signs of
   * `!#$&'()*+,/:;=?@-._~`; `page` has no slash in front. Refuses `wechat_unavailable`.
   */
  pictureOf(code: { scene: string; page: string }): Promise<{ png: Buffer } | { refusal: Refusal }>
}

const path = '/wxa/getwxacodeunlimit'

/**
 * WeChat's getUnlimitedQRCode. A page that the published applet does not have (41030) and any other answer than a
 * picture throw: both are mistakes of ours.
 * Source: developers.weixin.qq.com, 获取不限制的小程序码.
 */
export function createWechatCodeImage(api: WechatApi): CodeImageGateway {
  return {
    async pictureOf({ scene, page }) {
      // A transparent ground is what makes WeChat answer with PNG and not JPEG.
      const reply = await api.post(path, { scene, page, is_hyaline: true })
      if ('refusal' in reply) return reply
      if ('told' in reply) throw unexpectedError(path, reply.told)
      if (reply.picture[0] !== 0x89) throw new Error(`WeChat answered ${path} with a picture that is not PNG`)
      return { png: reply.picture }
    },
  }
}
