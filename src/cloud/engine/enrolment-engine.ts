import type { SectionId, StudentId } from '../../contract/ids'
import type { CatalogueCopy } from '../catalogue/catalogue-copy'
import { type Database, inTransaction } from '../tables/database'
import { type EnrolmentReply, type EnrolmentRequest, lockAndLoadBatch, writeBatch } from '../tables/enrolments'
import { type DecidedBatch, decideBatch } from './decide-batch'

export interface EnrolmentEngineParts {
  database: Database
  catalogue: CatalogueCopy
  clock: () => Date
  /** Called with what made a batch fail; its requests are then tried one by one. */
  onBatchFailure: (error: unknown, requestCount: number) => void
}

interface Waiting {
  request: EnrolmentRequest
  resolve: (reply: EnrolmentReply) => void
  reject: (error: unknown) => void
}

const batchMax = 500
const batchesInFlightMax = 2
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
  submit(request: EnrolmentRequest): Promise<EnrolmentReply> {
    if (this.#queue.length >= queueMax) {
      const retryAfterMs = 1000 + Math.floor(Math.random() * 2000)
      return Promise.resolve({ ok: false, refusals: [{ code: 'busy', retryAfterMs }] })
    }
    return new Promise((resolve, reject) => {
      this.#queue.push({ request, resolve, reject })
      if (!this.#isRunning) void this.#run()
    })
  }

  async #run(): Promise<void> {
    this.#isRunning = true
    const inFlight = new Set<Promise<void>>()
    // Requests that arrive in the same turn of the event loop join the first batch.
    await new Promise((resolve) => setImmediate(resolve))
    while (this.#queue.length > 0) {
      const batch = this.#takeBatch()
      // While one batch is written and committed the next is locked and decided. It starts only when the one
      // before it has its locks, so that earlier requests come first in every section.
      await new Promise<void>((hasLocks) => {
        const settled = this.#settle(batch, hasLocks).finally(() => {
          inFlight.delete(settled)
          hasLocks()
        })
        inFlight.add(settled)
      })
      if (inFlight.size >= batchesInFlightMax) await Promise.race(inFlight)
    }
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
      if (students.has(waiting.request.studentId)) later.push(waiting)
      else {
        students.add(waiting.request.studentId)
        batch.push(waiting)
      }
    }
    this.#queue = later
    return batch
  }

  async #settle(batch: Waiting[], hasLocks: () => void): Promise<void> {
    try {
      const { replies } = await this.#decide(
        batch.map(({ request }) => request),
        hasLocks,
      )
      for (const [index, waiting] of batch.entries()) {
        const reply = replies[index]
        if (reply) waiting.resolve(reply)
        else waiting.reject(new Error('the batch left a request without a reply'))
      }
    } catch (error) {
      this.#parts.onBatchFailure(error, batch.length)
      if (batch.length === 1) batch[0]?.reject(error)
      // One request may poison a batch; alone it poisons only itself.
      else for (const waiting of batch) await this.#settle([waiting], hasLocks)
    }
  }

  async #decide(requests: EnrolmentRequest[], hasLocks: () => void): Promise<DecidedBatch> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#decideOnce(requests, hasLocks)
      } catch (error) {
        if (attempt >= attemptsMax || !isRetryable(error)) throw error
      }
    }
  }

  #decideOnce(requests: EnrolmentRequest[], hasLocks: () => void): Promise<DecidedBatch> {
    const { database, catalogue, clock } = this.#parts
    return inTransaction(database, async (connection) => {
      const loaded = await lockAndLoadBatch(
        connection,
        requests.map(({ id }) => id),
        requests.map(({ studentId }) => studentId),
        requests.flatMap(sectionsAskedFor),
      )
      hasLocks()
      const current = await catalogue.atVersion(loaded.catalogueVersion, connection)
      const now = clock()
      const decided = decideBatch(requests, loaded, current, now)
      await writeBatch(connection, decided.writes, now)
      return decided
    })
  }
}

function sectionsAskedFor({ wish }: EnrolmentRequest): SectionId[] {
  return wish.kind === 'select' ? wish.sectionIds : []
}

function isRetryable(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && retryableCodes.has(error.code)
}
