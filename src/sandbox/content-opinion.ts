import { randomUUID } from 'node:crypto'
import { type WechatError, wechatError } from './wechat-error'

/** Label numbers of WeChat: all well, and 其他 (other) for what it holds against a text. */
const labels = { pass: 100, review: 21000, risky: 21000 } as const

/**
 * msgSecCheck's answer about a text: 违规 in it makes it risky, 待审 one to be reviewed.
 * Source: developers.weixin.qq.com, 文本内容安全识别.
 */
export function contentOpinion(body: Record<string, unknown>): object | WechatError {
  const { content, version, scene } = body
  if (typeof content !== 'string' || content === '') return wechatError(44002, 'empty post data')
  if (version !== 2 || content.length > 2500) return wechatError(47001, 'data format error')
  if (![1, 2, 3, 4].includes(Number(scene))) return wechatError(40129, 'invalid scene')
  const suggest = content.includes('违规') ? 'risky' : content.includes('待审') ? 'review' : 'pass'
  const result = { suggest, label: labels[suggest] }
  return {
    errcode: 0,
    errmsg: 'ok',
    detail: [{ strategy: 'content_model', errcode: 0, ...result, prob: 90 }],
    trace_id: randomUUID(),
    result,
  }
}
