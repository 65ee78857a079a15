import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { TooMuchAsked } from '../kernel/too-much-asked'
import type { HeavyName, HeavyWork } from './heavy-work'
import type { HeavyAnswer, HeavyTask } from './heavy-worker'

interface Waiting {
  task: HeavyTask
  resolve: (value: unknown) => void
  reject: (error: Error) => void
}

/** So many pieces may wait; whoever comes then is told to come back. */
const waitingMax = 20
/** Enough for the largest catalogue and history; a piece that needs more fails by itself. */
const memoryMb = 256
/** A piece that takes longer is given up with its thread; the search bounds itself far below. */
const workMaxMs = 30_000

/**
 * Plan searches and workbooks in a thread of their own, one after the other, so that the event loop stays with those who
 * choose. The thread starts with the first piece of work, and again after one that broke it.
 */
export class HeavyThread {
  #waiting: Waiting[] = []
  #worker: Worker | null = null
  #timer: NodeJS.Timeout | null = null
  #count = 0

  /** Throws {@link TooMuchAsked} when too much waits. */
  run<Name extends HeavyName>(name: Name, input: Parameters<HeavyWork[Name]>[0]): ReturnType<HeavyWork[Name]> {
    const answer = new Promise((resolve, reject) => {
      if (this.#waiting.length >= waitingMax) throw new TooMuchAsked('the heavy thread has enough to do')
      this.#count += 1
      this.#waiting.push({ task: { id: this.#count, name, input }, resolve, reject })
      if (this.#waiting.length === 1) this.#sendNext()
    })
    // What a kind of work answers with is told by its name.
    return answer as ReturnType<HeavyWork[Name]>
  }

  async close(): Promise<void> {
    const worker = this.#worker
    this.#worker = null
    await worker?.terminate()
  }

  #sendNext(): void {
    const [next] = this.#waiting
    if (!next) {
      // A thread with nothing to do keeps no process alive.
      this.#worker?.unref()
      return
    }
    this.#worker ??= this.#start()
    this.#worker.ref()
    this.#timer = setTimeout(() => void this.#worker?.terminate(), workMaxMs).unref()
    this.#worker.postMessage(next.task)
  }

  #start(): Worker {
    const worker = new Worker(...threadFile())
    worker.on('message', (answer: HeavyAnswer) =>
      this.#settle(({ resolve, reject }) =>
        'error' in answer ? reject(new Error(`heavy work failed: ${answer.error}`)) : resolve(answer.value),
      ),
    )
    let cause: unknown
    worker.on('error', (error) => {
      cause = error
    })
    worker.on('exit', () => {
      if (this.#worker === worker) this.#worker = null
      if (this.#timer) this.#settle(({ reject }) => reject(new Error('the heavy thread ended', { cause })))
    })
    return worker
  }

  #settle(tell: (waiting: Waiting) => void): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
    const done = this.#waiting.shift()
    if (done) tell(done)
    this.#sendNext()
  }
}

/** The thread's program: beside the server's one file where it is deployed, else the source, read as the rest is. */
function threadFile(): ConstructorParameters<typeof Worker> {
  const resourceLimits = { maxOldGenerationSizeMb: memoryMb }
  const built = join(__dirname, 'heavy-worker.js')
  if (existsSync(built)) return [built, { resourceLimits, execArgv: [] }]
  const files = [require.resolve('tsx/cjs'), join(__dirname, 'heavy-worker.ts')]
  const words = files.map((file) => `require(${JSON.stringify(file)})`).join(';')
  return [words, { resourceLimits, execArgv: [], eval: true }]
}
