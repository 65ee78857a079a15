import { randomBytes } from 'node:crypto'

const lifetimeMs = 5 * 60_000

/** Codes that name a person for five minutes and are good once, as those of `wx.login` and of the phone button. */
export class OneTimeCodes {
  readonly #codes = new Map<string, { openid: string; expiresAtMs: number; isUsed: boolean }>()

  constructor(private readonly clock: () => Date) {}

  give(openid: string): string {
    const nowMs = this.clock().getTime()
    for (const [code, { expiresAtMs }] of this.#codes) if (expiresAtMs <= nowMs) this.#codes.delete(code)
    const code = randomBytes(16).toString('hex')
    this.#codes.set(code, { openid, expiresAtMs: nowMs + lifetimeMs, isUsed: false })
    return code
  }

  /** Whose code it is, and uses it up; otherwise why it is not good. */
  take(text: string): { openid: string } | 'unknown' | 'used' {
    const code = this.#codes.get(text)
    if (!code || code.expiresAtMs <= this.clock().getTime()) return 'unknown'
    if (code.isUsed) return 'used'
    code.isUsed = true
    return { openid: code.openid }
  }
}
