import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import type { RequestId } from '../../contract/kernel/ids'
import type { StudentId } from '../../contract/people/ids'
import type { Refusal } from '../../contract/refusal'
import type { Services } from '../call-context'
import { readWaitedCourses } from './tables/waitlist-entries'

/** How often a request that the engine is too busy for is made again, and how long this waits at the most each time. */
const triesMax = 4
const waitMaxMs = 2000

/** Through the engine, as every change of a queue: an offer given up goes to the next at once. */
export async function leaveQueues({ database, engine }: Services, studentId: StudentId): Promise<Refusal | null> {
  for (const courseId of await readWaitedCourses(database, studentId)) {
    const wish = { kind: 'leave', courseId } as const
    for (let attempt = 1; ; attempt += 1) {
      const reply = await engine.submit({ id: randomUUID() as RequestId, studentId, madeBy: 'student', wish })
      const wait = reply.ok ? undefined : reply.refusals.find((refusal) => refusal.code === 'busy')
      if (!wait) break
      if (attempt >= triesMax) return wait
      await setTimeout(Math.min(wait.retryAfterMs, waitMaxMs))
    }
  }
  return null
}
