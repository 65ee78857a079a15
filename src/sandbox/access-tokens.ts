import { randomBytes } from 'node:crypto'
import { type WechatError, wechatError } from './wechat-error'

const lifetimeMs = 7200_000
const renewEarlyMs = 5 * 60_000
const forceApartMs = 30_000
const dayMs = 86_400_000
const forcedADay = 20

interface IssuedToken {
  token: string
  expiresAtMs: number
}

/**
 * Access tokens as `/cgi-bin/stable_token` issues them: the same one until five minutes before it ends, then another
 * while both are good. Forcing one ends all before it; within 30 seconds it changes nothing, and a day has twenty of it.
 * Source: developers.weixin.qq.com, 获取稳定版接口调用凭据.
 */
export class AccessTokens {
  #issued: IssuedToken[] = []
  #forcedAtMs: number[] = []

  constructor(private readonly clock: () => Date) {}

  give(isForced: boolean): { access_token: string; expires_in: number } | WechatError {
    const nowMs = this.clock().getTime()
    const latest = this.#issued.at(-1)
    const isDue = !latest || latest.expiresAtMs - nowMs <= renewEarlyMs
    if (isForced) {
      this.#forcedAtMs = this.#forcedAtMs.filter((atMs) => atMs > nowMs - dayMs)
      if (this.#forcedAtMs.length >= forcedADay) return wechatError(45009, 'reach max api daily quota limit')
      if (nowMs - (this.#forcedAtMs.at(-1) ?? Number.NEGATIVE_INFINITY) >= forceApartMs) {
        this.#forcedAtMs.push(nowMs)
        this.#issued = []
        return this.#issue(nowMs)
      }
    }
    return isDue ? this.#issue(nowMs) : toldOf(latest, nowMs)
  }

  /** Null when a call may carry this token. */
  whyNot(token: string | undefined): WechatError | null {
    if (!token) return wechatError(41001, 'access_token missing')
    const issued = this.#issued.find((one) => one.token === token)
    if (!issued) return wechatError(40001, 'invalid credential, access_token is invalid or not latest')
    return issued.expiresAtMs <= this.clock().getTime() ? wechatError(42001, 'access_token expired') : null
  }

  #issue(nowMs: number) {
    const issued = { token: randomBytes(48).toString('base64url'), expiresAtMs: nowMs + lifetimeMs }
    this.#issued = [...this.#issued.slice(-1), issued]
    return toldOf(issued, nowMs)
  }
}

function toldOf({ token, expiresAtMs }: IssuedToken, nowMs: number) {
  return { access_token: token, expires_in: Math.floor((expiresAtMs - nowMs) / 1000) }
}
