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

const path = '/cgi-bin/stable_token'
/** WeChat gives a new token five minutes before the old one ends; both are good until then. */
const renewEarlyMs = 5 * 60_000
/** Forcing more often changes nothing, and a day has only twenty of it. */
const forceApartMs = 30_000

const Given = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() })

export interface HeldToken {
  token: string
  renewAtMs: number
  expiresAtMs: number
}

type TokenOrRefusal = HeldToken | { refusal: Refusal }

/**
 * The token that calls to WeChat carry, kept in memory. However many calls wait for one, it is fetched once. Refuses
 * `wechat_unavailable`; a wrong AppID or secret throws.
 * Source: developers.weixin.qq.com, 获取稳定版接口调用凭据.
 */
export class AccessToken {
  #held: HeldToken | null = null
  #underWay: Promise<TokenOrRefusal> | null = null
  #forcedAtMs = Number.NEGATIVE_INFINITY

  constructor(
    private readonly app: WechatApp,
    private readonly clock: () => Date,
  ) {}

  /** A token that is good as far as we know. */
  async current(): Promise<TokenOrRefusal> {
    if (this.#held && this.clock().getTime() < this.#held.renewAtMs) return this.#held
    const renewed = await this.#shared(() => this.#fetch(false))
    // A token that is due for renewal does until it has really ended.
    if ('refusal' in renewed && this.#held && this.clock().getTime() < this.#held.expiresAtMs) return this.#held
    return renewed
  }

  /**
   * Another token in place of one that WeChat did not take. Another process of ours may have forced a renewal, which
   * ended this one: then plainly asking gives the new one, and forcing would end that in turn. So a renewal is forced
   * only when WeChat still names the token it did not take.
   */
  async insteadOf(stale: string): Promise<TokenOrRefusal> {
    if (this.#held && this.#held.token !== stale) return this.#held
    const asked = await this.#shared(() => this.#fetch(false))
    if ('refusal' in asked || asked.token !== stale) return asked
    return this.#shared(() => this.#force())
  }

  #shared(work: () => Promise<TokenOrRefusal>): Promise<TokenOrRefusal> {
    this.#underWay ??= work().finally(() => {
      this.#underWay = null
    })
    return this.#underWay
  }

  async #force(): Promise<TokenOrRefusal> {
    const waitMs = this.#forcedAtMs + forceApartMs - this.clock().getTime()
    if (waitMs > 0) return { refusal: { code: 'wechat_unavailable', retryAfterMs: waitMs } }
    this.#forcedAtMs = this.clock().getTime()
    return this.#fetch(true)
  }

  async #fetch(isForced: boolean): Promise<TokenOrRefusal> {
    const askedAtMs = this.clock().getTime()
    const { appId, secret } = this.app
    const body = { grant_type: 'client_credential', appid: appId, secret, force_refresh: isForced }
    const bytes = await askWechat(this.app, { path, query: {}, body })
    if (!bytes) return { refusal: { code: 'wechat_unavailable', retryAfterMs: lostAnswerWaitMs } }
    const told = readTold(path, bytes)
    const waitMs = laterWaitMs.get(told.errcode)
    if (waitMs !== undefined) return { refusal: { code: 'wechat_unavailable', retryAfterMs: waitMs } }
    if (told.errcode !== 0) throw unexpectedError(path, told)
    const given = parseTold(path, Given, told)
    const expiresAtMs = askedAtMs + given.expires_in * 1000
    this.#held = { token: given.access_token, expiresAtMs, renewAtMs: expiresAtMs - renewEarlyMs }
    return this.#held
  }
}
