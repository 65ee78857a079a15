import { setPriority } from 'node:os'
import { parentPort } from 'node:worker_threads'
import { type HeavyName, heavyWork } from './heavy-work'

/** The thread that does heavy work, one piece after the other. */
export interface HeavyTask {
  id: number
  name: HeavyName
  input: unknown
}
export type HeavyAnswer = { id: number; value: unknown } | { id: number; error: string }

// Where a machine has one processor, choosing goes first. Only Linux does this by thread; elsewhere it would be all of us.
if (process.platform === 'linux') setPriority(10)

parentPort?.on('message', async ({ id, name, input }: HeavyTask) => {
  const work = heavyWork[name] as (input: unknown) => Promise<unknown>
  const answer: HeavyAnswer = await work(input).then(
    (value) => ({ id, value }),
    (error: unknown) => ({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  )
  parentPort?.postMessage(answer)
})
