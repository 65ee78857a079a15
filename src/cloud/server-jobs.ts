import type { Services, Task } from './call-context'
import type { Database } from './kernel/database/database'
import { everySecond } from './kernel/jobs/every-second'
import { type Done, JobWorker } from './kernel/jobs/job-worker'

/** A function platform ends a call after sixty seconds, and what was frozen in the middle is somebody else's after five minutes. */
const turnWithinMs = 45_000

/**
 * What a server does without anybody asking: the tasks of all capabilities, by the clock, because a transaction has added
 * them, and some every second.
 */
export class ServerJobs {
  readonly #services: Services
  readonly #worker: JobWorker
  readonly #onFailure: (error: unknown, task: string) => void
  #stops: (() => Promise<void>)[] = []

  /** The worker alone uses `database`; what its tasks do, they do by the services. */
  constructor(services: Services, database: Database, onFailure: (error: unknown, task: string) => void) {
    this.#services = services
    this.#onFailure = onFailure
    const tasks = this.#tasks().map(({ name, cron, run }) => ({
      name,
      cron,
      run: (payload: unknown, isStopped: () => boolean) => run(services, { payload, isStopped }),
    }))
    this.#worker = new JobWorker({ database, tasks, onFailure })
  }

  #tasks(): Task[] {
    return this.#services.capabilities.flatMap(({ tasks = [] }) => tasks)
  }

  /** Does what is due, for as long as a call may take. */
  runDue(): Promise<Done> {
    return this.#worker.runDue(turnWithinMs)
  }

  start(): void {
    const kept = this.#tasks().filter(({ isEverySecond }) => isEverySecond)
    const turn = { payload: {}, isStopped: () => false }
    this.#stops = [
      everySecond(
        () => this.runDue(),
        (error) => this.#onFailure(error, 'jobs'),
      ),
      // Each by itself, so that none waits for a job that takes long.
      ...kept.map(({ name, run }) =>
        everySecond(
          () => run(this.#services, turn),
          (error) => this.#onFailure(error, name),
        ),
      ),
    ]
  }

  /** Begins nothing more; resolves when what is under way is done. */
  async stop(): Promise<void> {
    await Promise.all([this.#worker.stop(), ...this.#stops.map((stop) => stop())])
  }
}
