import { randomInt } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { runTaskListOnce, type TaskList, type WorkerEvents } from 'graphile-worker'
import type { Database } from '../database/database'
import { jobsSchema, silentLogger } from './migrate-jobs'
import { nextTurn } from './next-turn'
import { addTurn, beginWork, endWork, hasDueJobs, readMissingKeys, workerName } from './tables/jobs'

/** What a job is done by. It may be done again when whoever was at it has died, so it must bear that. */
export interface WorkerTask {
  name: string
  /** When it is due by the clock, as a line of cron in UTC; without, only when a transaction adds it. */
  cron?: string | undefined
  /** What takes long asks `isStopped` between its parts, and leaves the rest to the next turn. */
  run(payload: unknown, isStopped: () => boolean): Promise<void>
}

export interface JobWorkerParts {
  database: Database
  tasks: readonly WorkerTask[]
  /** Called with what made a job fail; it is tried again, later each time. */
  onFailure: (error: unknown, task: string) => void
}

/** What was done of what was due. */
export interface Done {
  jobs: number
  /** Time ran out before all was done. */
  isMore: boolean
}

const replannedAfterMs = 60_000

/**
 * Does the jobs that are due, one after the other, on one connection of the pool: one of its own is enough. Any number of processes may do so: each job is taken by one.
 */
export class JobWorker {
  readonly #parts: JobWorkerParts
  readonly #number = randomInt(2 ** 31 - 1)
  readonly #events: WorkerEvents = new EventEmitter()
  readonly #options
  readonly #taskList: TaskList
  #underWay: Promise<Done> | null = null
  #endMs = 0
  #plannedMs = Number.NEGATIVE_INFINITY

  constructor(parts: JobWorkerParts) {
    this.#parts = parts
    this.#options = {
      schema: jobsSchema,
      workerId: workerName(this.#number),
      logger: silentLogger,
      events: this.#events,
      noHandleSignals: true,
    }
    const isStopped = () => Date.now() >= this.#endMs
    this.#taskList = Object.fromEntries(
      parts.tasks.map(({ name, run }) => [name, (payload: unknown) => run(payload, isStopped)]),
    )
  }

  /** Does what is due, until nothing is or `withinMs` have passed. Asked while it is at it, it answers for both. */
  runDue(withinMs: number): Promise<Done> {
    if (!this.#underWay) {
      this.#endMs = Date.now() + withinMs
      this.#underWay = this.#turn().finally(() => {
        this.#underWay = null
      })
    }
    return this.#underWay
  }

  /** Takes no further job; resolves when the one under way is done. */
  async stop(): Promise<void> {
    this.#endMs = 0
    await this.#underWay?.catch(() => undefined)
  }

  async #turn(): Promise<Done> {
    const { database, tasks } = this.#parts
    if (Date.now() - this.#plannedMs > replannedAfterMs) await this.#plan()
    const names = tasks.map(({ name }) => name)
    if (!(await hasDueJobs(database, names))) return { jobs: 0, isMore: false }
    const jobs = await this.#work()
    if (jobs > 0) await this.#plan()
    return { jobs, isMore: Date.now() >= this.#endMs }
  }

  /** Every task that goes by the clock has its next turn in the database. */
  async #plan(): Promise<void> {
    const { database, tasks } = this.#parts
    const turns = tasks.flatMap(({ name, cron }) => (cron === undefined ? [] : [{ name, cron, key: `cron:${name}` }]))
    const { now, missing } = await readMissingKeys(
      database,
      turns.map(({ key }) => key),
    )
    for (const { name, cron, key } of turns)
      if (missing.includes(key)) await addTurn(database, name, key, nextTurn(cron, now))
    this.#plannedMs = Date.now()
  }

  async #work(): Promise<number> {
    const connection = await this.#parts.database.connect()
    let broken: Error | undefined
    try {
      await beginWork(connection, this.#number)
      const jobs = await this.#workOn(connection)
      await endWork(connection, this.#number)
      return jobs
    } catch (error) {
      // It may hold the lock of the living still.
      broken = error instanceof Error ? error : new Error(String(error))
      throw error
    } finally {
      connection.release(broken)
    }
  }

  /** Throws what kept it from taking a job or from noting that it was done. */
  async #workOn(connection: Parameters<typeof runTaskListOnce>[2]): Promise<number> {
    let jobs = 0
    let failure: { error: unknown } | null = null
    const fail = ({ error }: { error: unknown }) => {
      failure = { error }
    }
    const isDone = () => {
      jobs += 1
    }
    const tell = ({ error, job }: { error: unknown; job: { task_identifier: string } }) =>
      this.#parts.onFailure(error, job.task_identifier)
    const pool = runTaskListOnce(this.#options, this.#taskList, connection)
    // The next job is taken right after this event, unless the worker has been told by then that it is at its end.
    const endInTime = () => {
      if (Date.now() >= this.#endMs) void pool.gracefulShutdown()
    }
    this.#events.on('job:success', isDone).on('job:error', tell).on('job:complete', endInTime)
    this.#events.on('worker:getJob:error', fail).on('worker:fatalError', fail)
    try {
      await pool.promise
    } finally {
      this.#events.removeAllListeners()
    }
    if (failure) throw (failure as { error: unknown }).error
    return jobs
  }
}
