import { setTimeout as pause } from 'node:timers/promises'
import { Rush } from '../../src/cloud/rush'
import { pollAfterHeader } from '../../src/contract/kernel/poll-header'
import { openCampus } from '../support/campus'
import { hangMs } from '../support/patience'

const campus = openCampus()

async function told(): Promise<string | null> {
  const reply = await fetch(`${campus.server.url}/api/getInstitution`, { method: 'POST', body: '{}' })
  expect(reply.status).toBe(200)
  return reply.headers.get(pollAfterHeader)
}

async function until(isSo: (told: string | null) => boolean): Promise<string | null> {
  const endMs = Date.now() + hangMs
  for (;;) {
    const answer = await told()
    if (isSo(answer) || Date.now() > endMs) return answer
    await pause(50)
  }
}

/** Nothing else is answered meanwhile. */
function holdUp(forMs: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, forMs)
}

test('a server that is held up asks phones for patience, and no longer when it has caught up', async () => {
  await until((pollAfter) => pollAfter === null)
  holdUp(1500)
  const pollAfter = await until((answer) => answer !== null)
  expect(Number(pollAfter)).toBeGreaterThanOrEqual(15_000)
  expect(await until((answer) => answer === null)).toBeNull()
})

test('so does one before which many calls wait to be read for', () => {
  const reads = { waiting: 0 }
  const rush = new Rush(reads)
  const asked = [0, 249, 250, 1000, 0].map((waiting) => {
    reads.waiting = waiting
    return rush.pollAfterMs()
  })
  rush.end()
  expect(asked).toEqual([null, null, 15_000, 45_000, null])
})
