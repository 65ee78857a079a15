import type { RequestId } from '../../../src/contract/kernel/ids'
import { callWire, HttpConnection, type HttpReply, isConfirmed, isRefused } from '../enrolment/http-connection'
import type { RushCollege } from './college'
import { kinds, mayBeRefused, RushMix, type Searches } from './mix'
import { arrivalMs, type StoryCall, story, storyMarks } from './story'

export interface StoryErrand {
  port: number
  /** A code of `wx.login` for each student, who come in this order. */
  codes: string[]
  college: RushCollege
  searches: Searches
  seed: number
  /** With more students than this who were not answered as they should be, the rest is not sent. */
  spoiltMax: number
}

export interface StoryOutcome {
  /** Who had every answer within a second. */
  doneCount: number
  /** Who had an answer later, or none, or a wrong one. */
  lateCount: number
  failedCount: number
  refusedCount: number
  callCount: number
  seconds: number
  /** The most calls within one second. */
  peakPerSecond: number
  clientMs: number
  /** Of every call of the story, in milliseconds. */
  latencyMs: Partial<Record<StoryCall, number[]>>
  confirmed: RequestId[]
  /** The first answers that were wrong, in short. */
  strays: string[]
}

const connections = 1024
const answerWithinMs = 1000
const straysMax = 4
const tokenText = /"token":"([\w-]{43})"/

interface Phone {
  code: string
  token: string | null
  isLate: boolean
}

/** All phones of the story, one process, as the load client speaks. */
class Phones {
  readonly #errand: StoryErrand
  readonly #mix: RushMix
  readonly #idle: HttpConnection[]
  readonly #waiting: ((connection: HttpConnection) => void)[] = []
  readonly #perSecond: number[] = []
  readonly #startMs = performance.now()
  readonly outcome: StoryOutcome = {
    doneCount: 0,
    lateCount: 0,
    failedCount: 0,
    refusedCount: 0,
    callCount: 0,
    seconds: 0,
    peakPerSecond: 0,
    clientMs: 0,
    latencyMs: {},
    confirmed: [],
    strays: [],
  }

  constructor(errand: StoryErrand) {
    this.#errand = errand
    this.#mix = new RushMix(errand.college, errand.searches, errand.seed)
    this.#idle = Array.from({ length: connections }, () => new HttpConnection(errand.port))
  }

  async run(): Promise<StoryOutcome> {
    const { codes } = this.#errand
    const cpu = process.cpuUsage()
    await Promise.all(codes.map((code, rank) => this.#live(code, arrivalMs(rank, codes.length))))
    const { user, system } = process.cpuUsage(cpu)
    this.outcome.clientMs = (user + system) / 1000
    this.outcome.seconds = (performance.now() - this.#startMs) / 1000
    // A second without a call has no entry.
    this.outcome.peakPerSecond = Math.max(...Array.from(this.#perSecond, (count) => count ?? 0))
    return this.outcome
  }

  get #isSpoilt(): boolean {
    return this.outcome.lateCount + this.outcome.failedCount > this.#errand.spoiltMax
  }

  async #live(code: string, afterMs: number): Promise<void> {
    const phone: Phone = { code, token: null, isLate: false }
    let dueMs = this.#startMs + afterMs
    for (const step of story) {
      dueMs += step.afterMs
      await until(dueMs)
      if (this.#isSpoilt) return
      const answers = await Promise.all(step.calls.map((call) => this.#call(phone, call, dueMs)))
      if (!answers.every(Boolean)) {
        this.outcome.failedCount += 1
        return
      }
      dueMs = performance.now()
    }
    if (phone.isLate) this.outcome.lateCount += 1
    else this.outcome.doneCount += 1
  }

  /** False when the answer is not what it should be. */
  async #call(phone: Phone, call: StoryCall, dueMs: number): Promise<boolean> {
    const { wire, requestId } = this.#wireOf(phone, call)
    const reply = await this.#send(wire)
    const ms = performance.now() - dueMs
    if (ms > answerWithinMs) phone.isLate = true
    this.outcome.latencyMs[call] ??= []
    this.outcome.latencyMs[call].push(ms)
    if (isRefused(reply) && isKind(call) && mayBeRefused(call)) {
      this.outcome.refusedCount += 1
      return true
    }
    const isGood = reply !== null && isConfirmed(reply) && reply.body.includes(markOf(call))
    if (!isGood && this.outcome.strays.length < straysMax)
      this.outcome.strays.push(`${call}: ${reply?.status} ${reply?.body.toString().slice(0, 200)}`)
    if (isGood && requestId) this.outcome.confirmed.push(requestId)
    if (call === 'signIn') phone.token = tokenText.exec(reply?.body.toString() ?? '')?.[1] ?? null
    return isGood
  }

  #wireOf({ code, token }: Phone, call: StoryCall): { wire: Buffer; requestId?: RequestId } {
    if (call === 'signIn') return { wire: callWire('signIn', null, { code, device: 'bench' }) }
    if (!isKind(call)) return { wire: callWire('getStart', token, {}) }
    const request = this.#mix.requestOf(call)
    const wire = callWire(kinds[call].operation, token, request)
    return 'requestId' in request ? { wire, requestId: request.requestId } : { wire }
  }

  #send(wire: Buffer): Promise<HttpReply | null> {
    const second = Math.floor((performance.now() - this.#startMs) / 1000)
    this.#perSecond[second] = (this.#perSecond[second] ?? 0) + 1
    this.outcome.callCount += 1
    return new Promise((resolve) => {
      const send = (connection: HttpConnection) =>
        connection.exchange(wire, (reply) => {
          const next = this.#waiting.shift()
          if (next) next(connection)
          else this.#idle.push(connection)
          resolve(reply)
        })
      const connection = this.#idle.pop()
      if (connection) send(connection)
      else this.#waiting.push(send)
    })
  }
}

function isKind(call: StoryCall): call is keyof typeof kinds {
  return call in kinds
}

function markOf(call: StoryCall): string {
  return isKind(call) ? kinds[call].mark : storyMarks[call]
}

function until(ms: number): Promise<void> | undefined {
  const waitMs = ms - performance.now()
  return waitMs > 0 ? new Promise((resolve) => setTimeout(resolve, waitMs)) : undefined
}

process.on('message', (errand: StoryErrand) => {
  void new Phones(errand).run().then((outcome) => process.send?.(outcome))
})
