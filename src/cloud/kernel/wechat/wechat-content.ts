import { z } from 'zod'
import type { Refusal } from '../../../contract/refusal'
import { parseTold, unexpectedError } from './ask-wechat'
import type { WechatApi } from './wechat-api'

/** WeChat's opinion on a text that others will read. */
export interface ContentGateway {
  /** At most 2,500 characters, written by the person of `openid`. Refuses `wechat_unavailable`. */
  check(text: string, openid: string): Promise<{ isFit: boolean } | { refusal: Refusal }>
}

const path = '/wxa/msg_sec_check'
const charactersMax = 2500
/** Of WeChat's four kinds of places a text may be for, 评论 (comments) is the nearest to a note to staff. */
const commentScene = 2
/** The person has not opened the applet within two hours, as far as WeChat knows. */
const notActiveCode = 61010

const Given = z.object({ result: z.object({ suggest: z.enum(['pass', 'review', 'risky']) }) })

/**
 * WeChat's msgSecCheck, version 2. `review` is fit: only staff and the student's own people read these texts, and
 * they are the ones who would review them.
 *
 * A person whom WeChat has not seen for two hours cannot be judged (61010). Who calls us has the applet open, so WeChat
 * will know soon: they are asked to try again. Letting the text pass would make waiting two hours a way around the
 * check. An openid of another applet (43104) or one that does not exist (40003) is an outage of ours and throws.
 * Source: developers.weixin.qq.com, 文本内容安全识别.
 */
export function createWechatContent(api: WechatApi): ContentGateway {
  return {
    async check(text, openid) {
      if (text.trim() === '') return { isFit: true }
      if (text.length > charactersMax) throw new Error(`a text of ${text.length} characters is too long to be checked`)
      // Half a surrogate pair is no text to WeChat; what readers see in its place is what is checked.
      const content = Buffer.from(text).toString()
      const reply = await api.post(path, { version: 2, scene: commentScene, openid, content })
      if ('refusal' in reply) return reply
      if ('picture' in reply) throw new Error(`WeChat answered ${path} with a picture`)
      if (reply.told.errcode === notActiveCode) return { refusal: { code: 'wechat_unavailable', retryAfterMs: 60_000 } }
      if (reply.told.errcode !== 0) throw unexpectedError(path, reply.told)
      return { isFit: parseTold(path, Given, reply.told).result.suggest !== 'risky' }
    },
  }
}
