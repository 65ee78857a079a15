import { randomUUID } from 'node:crypto'
import type { RequestId, SectionId, StudentId } from '../../contract/ids'
import type { CatalogueCopy } from '../catalogue/catalogue-copy'
import type { Catalogue } from '../tables/catalogue'
import { type Database, inTransaction, type Queryable } from '../tables/database'
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

export interface EnrolmentEngineParts {
  database: Database
  catalogue: CatalogueCopy
  clock: () => Date
  /** In [0, 1): how long a seat given back to a full section is kept. */
  random?: () => number
  /** Called with what made a batch fail; its halves are then tried by themselves. */
  onBatchFailure: (error: unknown, requestCount: number) => void
}

/** A request, or sections whose free seats are to be handed on to the waitlist. */
type Work = { request: EnrolmentRequest } | { settling: readonly SectionId[] }

interface Waiting {
  work: Work
  resolve: (reply: EnrolmentReply) => void
  reject: (error: unknown) => void
}

/** The more a batch holds, the less each request costs: what sections and rounds say is read once for all of them. */
const batchMax = 2000
/** Answers given before the event loop turns to something else, such as the next batch. */
const answersAtOnce = 64
/** Beyond this the wait would be longer than people have patience for; they are told when to come back. */
const queueMax = 20_000
/** serialization_failure and deadlock_detected: the same batch may well succeed the next time. */
const retryableCodes = new Set(['40001', '40P01'])
const attemptsMax = 3

/**
 * Decides enrolment requests in batches: the next batch is whatever arrived while the last one was
 * being committed, so one request alone waits for nobody and thousands share a commit.
 * Nothing is answered before it is durable, and nothing that must survive lives here.
 */
export class EnrolmentEngine {
  readonly #parts: EnrolmentEngineParts
  #queue: Waiting[] = []
  #isRunning = false

  constructor(parts: EnrolmentEngineParts) {
    this.#parts = parts
  }

  /** Answers once the decision is committed. Refuses `busy` when the queue is full. */
  submit<Wish extends EnrolmentWish>(request: EnrolmentRequest<Wish>): Promise<EnrolmentReply<Wish>> {
    if (this.#queue.length >= queueMax) {
      const retryAfterMs = 1000 + Math.floor(Math.random() * 2000)
      return Promise.resolve({ ok: false, refusals: [{ code: 'busy', retryAfterMs }] })
    }
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
  async #settle(batch: Waiting[]): Promise<(() => void)[]> {
    const requests = batch.flatMap(({ work }) => ('request' in work ? [work.request] : []))
    const settling = batch.flatMap(({ work }) => ('settling' in work ? work.settling : []))
    try {
      const { replies, automatic } = await this.#decide(requests, settling)
      for (const offer of automatic) this.acceptFor(offer)
      let index = 0
      return batch.map(({ work, resolve, reject }) => {
        const reply = 'request' in work ? replies[index++] : settled
        return reply ? () => resolve(reply) : () => reject(new Error('the batch left a request without a reply'))
      })
    } catch (error) {
      this.#parts.onBatchFailure(error, batch.length)
      const [only] = batch
      if (batch.length === 1 && only) return [() => only.reject(error)]
      // One request may poison a batch; halved again and again, it is left alone with its poison.
      const half = Math.ceil(batch.length / 2)
      const first = await this.#settle(batch.slice(0, half))
      return [...first, ...(await this.#settle(batch.slice(half)))]
    }
  }

  /** Takes an offer for a student who asked for that. Refused, it stays open for the student until its deadline. */
  acceptFor({ studentId, courseId }: DecidedBatch['automatic'][number]): void {
    const wish = { kind: 'accept', courseId } as const
    const request = { id: randomUUID() as RequestId, studentId, madeBy: 'waitlist', wish } as const
    this.#enqueue({ request }).catch((error: unknown) => this.#parts.onBatchFailure(error, 1))
  }

  async #decide(requests: EnrolmentRequest[], settling: readonly SectionId[]): Promise<DecidedBatch> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#decideOnce(requests, settling)
      } catch (error) {
        if (attempt >= attemptsMax || !isRetryable(error)) throw error
      }
    }
  }

  #decideOnce(requests: EnrolmentRequest[], settling: readonly SectionId[]): Promise<DecidedBatch> {
    const { database, clock, random = Math.random } = this.#parts
    return inTransaction(database, async (connection) => {
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

/** A few at a time, so that the next batch is on its way to the database before all of this one are told. */
function answerInTurns(answers: (() => void)[], from = 0): void {
  setImmediate(() => {
    for (const answer of answers.slice(from, from + answersAtOnce)) answer()
    if (from + answersAtOnce < answers.length) answerInTurns(answers, from + answersAtOnce)
  })
}

/** What settling is answered with; nobody reads it. */
const settled: EnrolmentReply = { ok: false, refusals: [] }

function isRetryable(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && retryableCodes.has(error.code)
}
