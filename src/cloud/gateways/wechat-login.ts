import { z } from 'zod'
import type { Refusal } from '../../contract/refusal'

/** Turns a `wx.login` code into the openid of the person. */
export interface LoginGateway {
  openidOf(code: string): Promise<{ openid: string } | { refusal: Refusal }>
}

const Answer = z.object({
  openid: z.string().min(1).optional(),
  errcode: z.number().optional(),
  errmsg: z.string().optional(),
})

/** Codes of code2Session that say that this login code will never do: wrong, used before, or a blocked person. */
const rejectedCodes = new Set([40029, 40163, 40226])
/** System busy, and too many logins of one person in a minute: the same call may do later. */
const laterCodes = new Set([-1, 45011])

/**
 * WeChat's code2Session. Refuses `login_code_rejected` and `login_unavailable`; a wrong AppID or secret
 * is an outage of ours and throws.
 * Source: developers.weixin.qq.com, 小程序登录 / code2Session.
 */
export function createWechatLogin(wechat: { appId: string; secret: string; apiUrl: string }): LoginGateway {
  return {
    async openidOf(code) {
      const query = new URLSearchParams({
        appid: wechat.appId,
        secret: wechat.secret,
        js_code: code,
        grant_type: 'authorization_code',
      })
      const unavailable = { refusal: { code: 'login_unavailable', retryAfterMs: 2000 } } as const
      let text: string
      try {
        const response = await fetch(`${wechat.apiUrl}/sns/jscode2session?${query}`, {
          signal: AbortSignal.timeout(5000),
        })
        if (response.status >= 500) return unavailable
        text = await response.text()
      } catch {
        // A code that WeChat did not answer for may still be good; the person tries again.
        return unavailable
      }
      const answer = Answer.parse(JSON.parse(text))
      if (answer.openid) return { openid: answer.openid }
      const errcode = answer.errcode ?? 0
      if (rejectedCodes.has(errcode)) return { refusal: { code: 'login_code_rejected' } }
      if (laterCodes.has(errcode)) return unavailable
      throw new Error(`code2Session answered ${errcode} ${answer.errmsg ?? ''}`)
    },
  }
}
