import { randomUUID } from 'node:crypto'
import type { SectionId } from '../../../contract/catalogue/ids'
import type { RequestId } from '../../../contract/kernel/ids'
import type { StudentId } from '../../../contract/people/ids'
import type { CatalogueCopy } from '../../catalogue/catalogue-copy'
import type { Catalogue } from '../../catalogue/tables/catalogue'
import { type Database, inTransaction, limitLockWait, type Queryable } from '../../kernel/database/database'
import { isCollision, isDatabaseAway, isLockTimeout } from '../../kernel/database/database-errors'
import {
  type EnrolmentReply,
  type EnrolmentRequest,
  type EnrolmentWish,
  type LoadedBatch,
  lockAndLoadBatch,
  writeBatch,
} from '../tables/enrolments'
import { needsOf } from './batch-needs'
import { type DecidedBatch, decideBatch } from './decide-batch'
import { HeldRows } from './held-rows'
import { type Answers, answerInTurns, busy, tellBusy, tellFailure, type Waiting, type Work } from './waiting'

export interface EnrolmentEngineParts {
  database: Database
  catalogue: CatalogueCopy
  clock: () => Date
  /** In [0, 1): how long a seat given back to a full section is kept. */
  random?: () => number
  /** Called with what made a batch fail. */
  onBatchFailure: (error: unknown, requestCount: number) => void
}

/** The more a batch holds, the less each request costs: what sections and rounds say is read once for all of them. */
const batchMax = 2000
/** Beyond this the wait would be longer than people have patience for; they are told when to come back. */
const queueMax = 20_000
const attemptsMax = 3
/** A connection that broke is tried again once at once, unless finding that out has taken the patience of a phone. */
const secondTryWithinMs = 2000
/** After a batch has waited for a row in vain, no part of it waits long again. */
const hurriedLockMs = 50
/** So long the parts of such a batch are looked at; who is left then is told to come back. */
const aroundWithinMs = 2000

/**
 * Decides enrolment requests in batches: the next batch is whatever arrived while the last one was
 * being committed, so one request alone waits for nobody and thousands share a commit.
 * Nothing is answered before it is durable, and nothing that must survive lives here.
 */
export class EnrolmentEngine {
  readonly #parts: EnrolmentEngineParts
  readonly #held = new HeldRows()
  #queue: Waiting[] = []
  #isRunning = false

  constructor(parts: EnrolmentEngineParts) {
    this.#parts = parts
  }

  /** Answers once the decision is committed. Refuses `busy` when the queue is full or somebody holds a row it needs. */
  submit<Wish extends EnrolmentWish>(request: EnrolmentRequest<Wish>): Promise<EnrolmentReply<Wish>> {
    if (this.#queue.length >= queueMax) return Promise.resolve(busy())
    // A wish is answered with its own outcome: `decideBatch` makes a PlanOutcome for a plan and for nothing else.
    return this.#enqueue({ request }) as Promise<EnrolmentReply<Wish>>
  }

  /** Ends offers that are past their deadline and hands free seats of these sections on to whoever waits. */
  async settle(sectionIds: readonly SectionId[]): Promise<void> {
    await this.#enqueue({ settling: sectionIds })
  }

  #enqueue(work: Work): Promise<EnrolmentReply> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ work, resolve, reject })
      if (!this.#isRunning) void this.#run()
    })
  }

  /**
   * One batch after the other. Two at once were slower: the second waits for rows that the first has locked, and
   * takes the processor from it meanwhile.
   */
  async #run(): Promise<void> {
    this.#isRunning = true
    // Requests that arrive in the same turn of the event loop join the first batch.
    await new Promise((resolve) => setImmediate(resolve))
    while (this.#queue.length > 0) answerInTurns(await this.#settle(this.#takeBatch()))
    this.#isRunning = false
  }

  /** The oldest requests, at most one a student: a second one is decided on what the first one left. */
  #takeBatch(): Waiting[] {
    const batch: Waiting[] = []
    const later: Waiting[] = []
    const students = new Set<StudentId>()
    for (const [index, waiting] of this.#queue.entries()) {
      if (batch.length >= batchMax) {
        later.push(...this.#queue.slice(index))
        break
      }
      const studentId = 'request' in waiting.work ? waiting.work.request.studentId : null
      if (studentId !== null && students.has(studentId)) later.push(waiting)
      else {
        if (studentId !== null) students.add(studentId)
        batch.push(waiting)
      }
    }
    this.#queue = later
    return batch
  }

  /** Decides and commits a batch; what it returns tells those who wait. */
  async #settle(batch: Waiting[]): Promise<Answers> {
    try {
      if (this.#held.isEmpty) return await this.#settleAtOnce(batch)
      const { held, free } = await this.#setAside(batch, 'remembered')
      return [...held.map(tellBusy), ...(await this.#settleAtOnce(free))]
    } catch (error) {
      return this.#settleApart(batch, error, Date.now() + aroundWithinMs)
    }
  }

  async #settleAtOnce(batch: Waiting[], lockMs?: number): Promise<Answers> {
    if (batch.length === 0) return []
    const requests = batch.flatMap(({ work }) => ('request' in work ? [work.request] : []))
    const settling = batch.flatMap(({ work }) => ('settling' in work ? work.settling : []))
    const { replies, automatic } = await this.#decide(requests, settling, lockMs)
    for (const offer of automatic) this.acceptFor(offer)
    let index = 0
    return batch.map(({ work, resolve, reject }) => {
      const reply = 'request' in work ? replies[index++] : settled
      return reply ? () => resolve(reply) : () => reject(new Error('the batch left a request without a reply'))
    })
  }

  /** After a batch failed: what is to blame is found and set aside, the others get their answer. */
  async #settleApart(batch: Waiting[], error: unknown, untilMs: number): Promise<Answers> {
    this.#parts.onBatchFailure(error, batch.length)
    // Nothing in the batch is to blame, and its parts would fail as well.
    if (isDatabaseAway(error)) return batch.map(tellFailure(error))
    const isHeld = isLockTimeout(error)
    if (isHeld && Date.now() > untilMs) return batch.map(tellBusy)
    const part = async (some: Waiting[]) => {
      try {
        return await this.#settleAtOnce(some, isHeld ? hurriedLockMs : undefined)
      } catch (cause) {
        return this.#settleApart(some, cause, untilMs)
      }
    }
    if (isHeld) {
      const found = await this.#setAside(batch, 'all').catch((cause: unknown) => ({ cause }))
      if ('cause' in found) return batch.map(tellFailure(found.cause))
      if (found.held.length > 0) return [...found.held.map(tellBusy), ...(await part(found.free))]
    }
    if (batch.length === 1) return batch.map(isHeld ? tellBusy : tellFailure(error))
    // One request may poison a batch, or wait for what no look finds; halved again and again, it is left alone.
    const half = Math.ceil(batch.length / 2)
    return [...(await part(batch.slice(0, half))), ...(await part(batch.slice(half)))]
  }

  /** Those that need a row that somebody holds, and the others. */
  async #setAside(batch: Waiting[], rows: 'all' | 'remembered'): Promise<{ held: Waiting[]; free: Waiting[] }> {
    const { database, catalogue, clock } = this.#parts
    const copy = await catalogue.latest(database)
    const needs = batch.map(({ work }) =>
      'request' in work ? needsOf([work.request], [], copy, clock()) : needsOf([], work.settling, copy, clock()),
    )
    const isHeld = await this.#held.look(database, needs, rows)
    return { held: batch.filter((_, index) => isHeld[index]), free: batch.filter((_, index) => !isHeld[index]) }
  }

  /** Takes an offer for a student who asked for that. Refused, it stays open for the student until its deadline. */
  acceptFor({ studentId, courseId }: DecidedBatch['automatic'][number]): void {
    const wish = { kind: 'accept', courseId } as const
    const request = { id: randomUUID() as RequestId, studentId, madeBy: 'waitlist', wish } as const
    this.#enqueue({ request }).catch((error: unknown) => this.#parts.onBatchFailure(error, 1))
  }

  async #decide(
    requests: EnrolmentRequest[],
    settling: readonly SectionId[],
    lockMs: number | undefined,
  ): Promise<DecidedBatch> {
    const startMs = Date.now()
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#decideOnce(requests, settling, lockMs)
      } catch (error) {
        const isBroken = attempt === 1 && isDatabaseAway(error) && Date.now() - startMs < secondTryWithinMs
        // Two servers may get one request id at the same moment: the second one finds the first one's answer.
        const isAgain = isCollision(error, 'enrolment_request_pkey')
        if (attempt >= attemptsMax || !(isBroken || isAgain)) throw error
      }
    }
  }

  #decideOnce(
    requests: EnrolmentRequest[],
    settling: readonly SectionId[],
    lockMs: number | undefined,
  ): Promise<DecidedBatch> {
    const { database, clock, random = Math.random } = this.#parts
    return inTransaction(database, async (connection) => {
      if (lockMs !== undefined) await limitLockWait(connection, lockMs)
      const { loaded, catalogue } = await this.#load(requests, settling, connection)
      const now = clock()
      const decided = decideBatch(requests, loaded, { catalogue, now, random })
      await writeBatch(connection, decided.writes, now)
      return decided
    })
  }

  async #load(
    requests: EnrolmentRequest[],
    settling: readonly SectionId[],
    connection: Queryable,
  ): Promise<{ loaded: LoadedBatch; catalogue: Catalogue }> {
    const { catalogue, clock } = this.#parts
    let copy = await catalogue.latest(connection)
    for (;;) {
      const loaded = await lockAndLoadBatch(connection, needsOf(requests, settling, copy, clock()))
      const current = await catalogue.atVersion(loaded.catalogueVersion, connection)
      // What is needed was told by the catalogue; if that has changed since, it is told anew.
      if (current.version === copy.version) return { loaded, catalogue: current }
      copy = current
    }
  }
}

/** What settling is answered with; nobody reads it. */
const settled: EnrolmentReply = { ok: false, refusals: [] }
