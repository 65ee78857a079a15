import type { Refusal } from '../../../contract/refusal'
import { AccessToken } from './access-token'
import { askWechat, laterWaitMs, lostAnswerWaitMs, readTold, type WechatApp } from './ask-wechat'

/** WeChat's word on a call: what it said in JSON, or the bytes of a picture. */
export type WechatReply = { refusal: Refusal } | { told: ReturnType<typeof readTold> } | { picture: Buffer }

/** Calls to WeChat's servers that carry an access token. */
export interface WechatApi {
  readonly appId: string
  /** The access token in use, fetched when there is none. Refuses `wechat_unavailable`; a wrong AppID or secret throws. */
  token(): Promise<{ token: string } | { refusal: Refusal }>
  /**
   * Posts `body` to `path`. Refuses `wechat_unavailable`; every other `errcode` is for the caller to judge. A call is
   * repeated, once, only when WeChat did not take its token and therefore did nothing.
   */
  post(path: string, body: object): Promise<WechatReply>
}

/** WeChat did not take the token: wrong or ended by another, malformed, out of time. */
const staleTokenCodes = new Set([40001, 40014, 42001])

/** WeChat's API for the servers of one applet; the process holds one, so that one token is shared. */
export function createWechatApi(app: WechatApp, clock: () => Date = () => new Date()): WechatApi {
  const tokens = new AccessToken(app, clock)

  async function send(path: string, body: object, token: string): Promise<WechatReply> {
    const bytes = await askWechat(app, { path, query: { access_token: token }, body })
    if (!bytes) return { refusal: { code: 'wechat_unavailable', retryAfterMs: lostAnswerWaitMs } }
    if (isPicture(bytes)) return { picture: bytes }
    const told = readTold(path, bytes)
    const waitMs = laterWaitMs.get(told.errcode)
    return waitMs === undefined ? { told } : { refusal: { code: 'wechat_unavailable', retryAfterMs: waitMs } }
  }

  return {
    appId: app.appId,
    token: () => tokens.current(),
    async post(path, body) {
      const held = await tokens.current()
      if ('refusal' in held) return held
      const reply = await send(path, body, held.token)
      if (!('told' in reply) || !staleTokenCodes.has(reply.told.errcode)) return reply
      const other = await tokens.insteadOf(held.token)
      return 'refusal' in other ? other : send(path, body, other.token)
    },
  }
}

/** PNG or JPEG, by their first bytes. */
function isPicture(bytes: Buffer): boolean {
  return ['8950', 'ffd8'].includes(bytes.subarray(0, 2).toString('hex'))
}
