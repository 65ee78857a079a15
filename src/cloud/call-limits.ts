import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Refusal } from '../contract/refusal'
import type { Configuration } from './configuration'
import type { AccountId } from './tables/sessions'

declare module 'fastify' {
  interface FastifyRequest {
    /** Who this call counts for, as the limits name them. */
    countsFor: string
  }
}

type Limits = Configuration['callLimits']
type Check = ReturnType<FastifyInstance['createRateLimit']>

const minuteMs = 60_000

/**
 * How many calls a minute one account may make, and one address without a session: a school's network has thousands of
 * phones behind one address, so who is signed in is counted by account only. Counted in each process by itself: it
 * keeps one caller from taking the server from all others; what must hold across processes, tries to bind, is in the
 * database.
 */
export class CallLimits {
  #account: Check | null = null
  #address: Check | null = null

  constructor(server: FastifyInstance, { accountPerMinute, addressPerMinute }: Limits) {
    server.decorateRequest('countsFor', '')
    const keyGenerator = (request: FastifyRequest) => request.countsFor
    // Accounts in a rush are many; those forgotten first are those that have been quiet longest.
    void server.register(rateLimit, { global: false, cache: 50_000 })
    void server.after(() => {
      this.#account = server.createRateLimit({ max: accountPerMinute, timeWindow: minuteMs, keyGenerator })
      this.#address = server.createRateLimit({ max: addressPerMinute, timeWindow: minuteMs, keyGenerator })
    })
  }

  /** Counts a call of an account; a refusal when it is one too many. */
  countAccount(http: FastifyRequest, accountId: AccountId): Promise<Refusal | null> {
    return count(this.#account, http, `account ${accountId}`)
  }

  /** Counts a call that no session stands for. */
  countAddress(http: FastifyRequest): Promise<Refusal | null> {
    return count(this.#address, http, `address ${http.ip}`)
  }
}

async function count(check: Check | null, http: FastifyRequest, key: string): Promise<Refusal | null> {
  if (!check) throw new Error('the server is not ready')
  http.countsFor = key
  const counted = await check(http)
  if (counted.isAllowed || !counted.isExceeded) return null
  return { code: 'too_many_requests', retryAfterMs: Math.max(1000, counted.ttl) }
}
