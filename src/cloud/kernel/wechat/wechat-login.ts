import { z } from 'zod'
import type { Refusal } from '../../../contract/refusal'
import {
  askWechat,
  laterWaitMs,
  lostAnswerWaitMs,
  parseTold,
  readTold,
  unexpectedError,
  type WechatApp,
} from './ask-wechat'

/** Turns a `wx.login` code into the identity of the person. */
export interface LoginGateway {
  /** `unionid` is null while the applet is not linked to an open platform account. */
  openidOf(code: string): Promise<{ openid: string; unionid: string | null } | { refusal: Refusal }>
}

const path = '/sns/jscode2session'

const Identity = z.object({ openid: z.string().min(1), unionid: z.string().min(1).nullable().default(null) })

/** This code will never do, another one may: wrong or too old, used before. */
const rejectedCodes = new Set([40029, 40163])
/** WeChat holds the person for a high risk and does not let them in; another code changes nothing. */
const blockedCode = 40226

/**
 * WeChat's code2Session. Refuses `login_code_rejected`, `login_blocked` and `login_unavailable`; a wrong AppID or
 * secret is an outage of ours and throws. A code is sent once: when the answer is lost it may be used up, so the applet
 * brings another.
 * Source: developers.weixin.qq.com, 小程序登录 / code2Session.
 */
export function createWechatLogin(app: WechatApp): LoginGateway {
  return {
    async openidOf(code) {
      const query = { appid: app.appId, secret: app.secret, js_code: code, grant_type: 'authorization_code' }
      const bytes = await askWechat(app, { path, query })
      if (!bytes) return { refusal: { code: 'login_unavailable', retryAfterMs: lostAnswerWaitMs } }
      const told = readTold(path, bytes)
      if (rejectedCodes.has(told.errcode)) return { refusal: { code: 'login_code_rejected' } }
      if (told.errcode === blockedCode) return { refusal: { code: 'login_blocked' } }
      const waitMs = laterWaitMs.get(told.errcode)
      if (waitMs !== undefined) return { refusal: { code: 'login_unavailable', retryAfterMs: waitMs } }
      if (told.errcode !== 0) throw unexpectedError(path, told)
      return parseTold(path, Identity, told)
    },
  }
}
