import { z } from 'zod'
import type { Refusal } from '../../../contract/refusal'
import { readPhone } from '../phone'
import { parseTold, unexpectedError } from './ask-wechat'
import type { WechatApi } from './wechat-api'

/** Turns the code of the phone number button (`getPhoneNumber`) into the number. */
export interface PhoneGateway {
  /** The number as `+<country><number>`. Refuses `phone_code_rejected` and `wechat_unavailable`. */
  phoneOf(code: string): Promise<{ phone: string } | { refusal: Refusal }>
}

const path = '/wxa/business/getuserphonenumber'

const Given = z.object({
  phone_info: z.object({
    purePhoneNumber: z.string(),
    // Documented as text, and a number in the documentation's own example.
    countryCode: z.coerce.string(),
    watermark: z.object({ appid: z.string() }),
  }),
})

/** Wrong, too old or used before; of another applet; used before, as logins say it. */
const rejectedCodes = new Set([40029, 40013, 40163])

/**
 * WeChat's getPhoneNumber. A number that WeChat gave to another applet, or one that cannot be read, throws.
 * Source: developers.weixin.qq.com, 手机号快速验证 / getPhoneNumber.
 */
export function createWechatPhone(api: WechatApi): PhoneGateway {
  return {
    async phoneOf(code) {
      const reply = await api.post(path, { code })
      if ('refusal' in reply) return reply
      if ('picture' in reply) throw new Error(`WeChat answered ${path} with a picture`)
      if (rejectedCodes.has(reply.told.errcode)) return { refusal: { code: 'phone_code_rejected' } }
      if (reply.told.errcode !== 0) throw unexpectedError(path, reply.told)
      const { phone_info: given } = parseTold(path, Given, reply.told)
      if (given.watermark.appid !== api.appId) throw new Error(`WeChat answered ${path} for another applet`)
      const phone = readPhone(given.purePhoneNumber, given.countryCode)
      if (!phone) throw new Error(`WeChat answered ${path} with a number that cannot be read`)
      return { phone }
    },
  }
}
