import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { OperationName } from '../contract/operations'
import type { Refusal } from '../contract/refusal'
import { costlyOperations, costOf } from './call-gates'
import type { Configuration } from './configuration'
import type { AccountId } from './people/tables/sessions'

declare module 'fastify' {
  interface FastifyRequest {
    /** Who this call counts for, as the limits name them. */
    countsFor: string
  }
}

type Limits = Configuration['callLimits']
type Check = ReturnType<FastifyInstance['createRateLimit']>

const minuteMs = 60_000
/** Of all addresses that are over their limit, so many unknown tokens a second are looked up all the same. */
const unknownPerSecond = 50
/** Addresses remembered as over their limit; each is forgotten within a minute anyway. */
const overMax = 10_000

/**
 * How many calls a minute one account may make, and one address without a session: a school's network has thousands of
 * phones behind one address, so who is signed in is counted by account only. Counted in each process by itself: it
 * keeps one caller from taking the server from all others; what must hold across processes, tries to bind, is in the
 * database.
 */
export class CallLimits {
  #account: Check | null = null
  #address: Check | null = null
  readonly #costly = new Map<string, Check>()
  /** Until when an address is over its limit, in milliseconds. */
  readonly #overUntil = new Map<string, number>()
  #trickle = { untilMs: 0, count: 0 }

  constructor(server: FastifyInstance, { accountPerMinute, addressPerMinute }: Limits) {
    server.decorateRequest('countsFor', '')
    const keyGenerator = (request: FastifyRequest) => request.countsFor
    // Accounts in a rush are many; those forgotten first are those that have been quiet longest.
    void server.register(rateLimit, { global: false, cache: 50_000 })
    void server.after(() => {
      this.#account = server.createRateLimit({ max: accountPerMinute, timeWindow: minuteMs, keyGenerator })
      this.#address = server.createRateLimit({ max: addressPerMinute, timeWindow: minuteMs, keyGenerator })
      for (const name of costlyOperations) {
        const max = Math.max(1, Math.floor(accountPerMinute * costOf(name).minuteShare))
        this.#costly.set(name, server.createRateLimit({ max, timeWindow: minuteMs, keyGenerator }))
      }
    })
  }

  /** Counts a call of an account, a costly one by its kind too; a refusal when it is one too many. */
  async countAccount(
    http: FastifyRequest,
    accountId: AccountId,
    operation: OperationName | null,
  ): Promise<Refusal | null> {
    const refusal = await count(this.#account, http, `account ${accountId}`)
    const costly = operation === null ? undefined : this.#costly.get(operation)
    if (refusal || !costly) return refusal
    return count(costly, http, `account ${accountId} ${operation}`)
  }

  /** Counts a call that no session stands for. */
  async countAddress(http: FastifyRequest): Promise<Refusal | null> {
    const refusal = await count(this.#address, http, `address ${http.ip}`)
    if (!refusal) return null
    if (this.#overUntil.size >= overMax) this.#overUntil.clear()
    this.#overUntil.set(http.ip, Date.now() + refusal.retryAfterMs)
    return refusal
  }

  /**
   * Whether a token that was never seen is refused without looking it up: when its address is over its limit, all but a
   * trickle. Behind one address may be a school, with whoever floods us and students who are new to this process.
   */
  refuseUnknown(http: FastifyRequest): Refusal | null {
    const nowMs = Date.now()
    const retryAfterMs = (this.#overUntil.get(http.ip) ?? 0) - nowMs
    if (retryAfterMs <= 0) {
      this.#overUntil.delete(http.ip)
      return null
    }
    if (nowMs >= this.#trickle.untilMs) this.#trickle = { untilMs: nowMs + 1000, count: 0 }
    this.#trickle.count += 1
    return this.#trickle.count <= unknownPerSecond ? null : { code: 'too_many_requests', retryAfterMs }
  }
}

async function count(
  check: Check | null,
  http: FastifyRequest,
  key: string,
): Promise<Extract<Refusal, { code: 'too_many_requests' }> | null> {
  if (!check) throw new Error('the server is not ready')
  http.countsFor = key
  const counted = await check(http)
  if (counted.isAllowed || !counted.isExceeded) return null
  return { code: 'too_many_requests', retryAfterMs: Math.max(1000, counted.ttl) }
}
