import fc from 'fast-check'
import { useBusyWait } from '../../../src/miniprogram/calls/busy-wait'
import { once } from '../../../src/miniprogram/calls/once'
import { forgetPerson } from '../../../src/miniprogram/people/calls/sign-in'
import { useSession } from '../../../src/miniprogram/people/stores/session'
import type { selectSections } from '../../../src/miniprogram/selection/calls/enrolment'
import { own, personSample } from '../people-samples'
import { type Call, doInOrder, fates, scheduledNetwork, settle, weChat, withScheduledTimers } from '../scheduled-phone'

jest.mock('@tarojs/taro', () => jest.requireActual('../scheduled-phone').taro)

type Outcome = Awaited<ReturnType<typeof selectSections>>

const signIn = (letter = 't') =>
  useSession
    .getState()
    .accept({ token: letter.repeat(43), expiresAt: '2026-12-22T09:00:00Z', person: personSample({ student: own }) })

/** A school that does each request id once and gives a repeat the first answer. */
class School {
  readonly done = new Map<string, string>()
  readonly effects: string[] = []
  readonly serve = ({ name, body }: Call) => {
    const { requestId, ...request } = body
    const meaning = JSON.stringify([name, request])
    if (this.done.has(requestId)) {
      if (this.done.get(requestId) !== meaning) throw new Error(`the id of ${meaning} was another's`)
    } else {
      this.done.set(requestId, meaning)
      this.effects.push(meaning)
    }
    return { ok: true, value: { did: meaning } }
  }
}

interface Tap {
  course: number
  what: 'first' | 'second' | 'drop'
}
const taps = fc.array(
  fc.record({ course: fc.constantFrom(1, 2), what: fc.constantFrom('first', 'second', 'drop') }) as fc.Arbitrary<Tap>,
  { minLength: 1, maxLength: 6 },
)

const requestOf = ({ course, what }: Tap): [string, object] =>
  what === 'drop'
    ? ['dropCourse', { courseId: course }]
    : ['selectSections', { sectionIds: [course * 10 + (what === 'first' ? 1 : 2)] }]
const meaningOf = (tap: Tap) => JSON.stringify(requestOf(tap))
const tapped = (tap: Tap): Promise<Outcome> => {
  const [name, request] = requestOf(tap)
  return once(name as 'dropCourse', String(tap.course), request as never)
}
const didOf = (outcome: Outcome | undefined) => (outcome?.ok ? (outcome.value as unknown as { did: string }).did : null)
const courseOf = (meaning: string) => {
  const [, request] = JSON.parse(meaning)
  return request.courseId ?? Math.floor(request.sectionIds[0] / 10)
}

beforeEach(() => {
  weChat.storage.clear()
  weChat.isStorageFull = false
  signIn()
})

test('each intention gets its own answer, and the school ends with what was meant last', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fates('lost', 'unheard', 'busy'), taps, async (scheduler, told, meant) => {
      weChat.storage.clear()
      const school = new School()
      weChat.carry = scheduledNetwork(scheduler, told, school.serve)
      const outcomes: Outcome[] = []
      await withScheduledTimers(scheduler, async () => {
        const deeds = meant.map((tap, index) => () => tapped(tap).then((outcome) => (outcomes[index] = outcome)))
        doInOrder(scheduler, deeds)
      })
      expect(Object.keys(outcomes)).toHaveLength(meant.length)
      meant.forEach((tap, index) => {
        if (outcomes[index]?.ok) expect(didOf(outcomes[index])).toBe(meaningOf(tap))
      })
      for (const course of [1, 2]) {
        const last = meant.findLastIndex((tap) => tap.course === course)
        const tap = meant[last]
        if (tap && outcomes[last]?.ok)
          expect(school.effects.findLast((one) => courseOf(one) === course)).toBe(meaningOf(tap))
      }
      expect(useBusyWait.getState().waits).toEqual([])
    }),
    { numRuns: 300 },
  )
})

test('what was done without an answer is not done again when it is repeated, after a restart too', async () => {
  const outcomesLost = fc.array(fc.constantFrom('lost' as const, 'unheard' as const, 'late' as const), {
    minLength: 3,
    maxLength: 3,
  })
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), outcomesLost, async (scheduler, told) => {
      weChat.storage.clear()
      const school = new School()
      weChat.carry = scheduledNetwork(scheduler, told, school.serve)
      const tap: Tap = { course: 1, what: 'first' }
      const heard: Outcome[] = []
      await withScheduledTimers(scheduler, async () => void tapped(tap).then((outcome) => heard.push(outcome)))
      expect(heard).toEqual([{ ok: false, failure: 'timeout' }])
      await withScheduledTimers(scheduler, async () => {
        await jest.isolateModulesAsync(async () => {
          // As after a restart: nothing is known but what the storage holds.
          const { useSession: session } = await import('../../../src/miniprogram/people/stores/session')
          session.setState(useSession.getState())
          const { once: sendAgain } = await import('../../../src/miniprogram/calls/once')
          expect(sendAgain).not.toBe(once)
          const again = sendAgain('selectSections', '1', { sectionIds: [11] } as never)
          void again.then((outcome) => heard.push(outcome))
        })
      })
      expect(didOf(heard[1])).toBe(meaningOf(tap))
      expect(school.effects).toEqual([meaningOf(tap)])
    }),
    { numRuns: 60 },
  )
})

test('a second tap joins the first', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), async (scheduler) => {
      const school = new School()
      weChat.carry = scheduledNetwork(scheduler, [], school.serve)
      const both = [tapped({ course: 1, what: 'first' }), tapped({ course: 1, what: 'first' })]
      await settle(scheduler)
      expect((await Promise.all(both)).map(didOf)).toEqual([school.effects[0], school.effects[0]])
      expect(school.effects).toHaveLength(1)
    }),
  )
})

test('a busy wait ends when something else is meant', async () => {
  let waiting = () => {}
  const isWaiting = new Promise<void>((resolve) => {
    waiting = resolve
  })
  const names: string[] = []
  weChat.carry = async ({ name }) => {
    names.push(name)
    if (name === 'selectSections') return { ok: false, refusals: [{ code: 'busy', retryAfterMs: 3_600_000 }] }
    return { ok: true, value: {} }
  }
  const unsubscribe = useBusyWait.subscribe(({ waits }) => waits[0]?.retryAtMs && waiting())
  const first = tapped({ course: 1, what: 'first' })
  await isWaiting
  unsubscribe()
  expect(await tapped({ course: 1, what: 'drop' })).toEqual({ ok: true, value: {} })
  expect(await first).toEqual({ ok: false, refusals: [{ code: 'busy', retryAfterMs: 3_600_000 }] })
  expect(names).toEqual(['selectSections', 'dropCourse'])
})

test('what one person meant is never sent for the next', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fates('lost', 'busy'), async (scheduler, told) => {
      weChat.storage.clear()
      signIn('a')
      const tokens: (string | null)[] = []
      weChat.carry = scheduledNetwork(scheduler, told, ({ token }) => {
        tokens.push(token)
        return { ok: true, value: {} }
      })
      await withScheduledTimers(scheduler, async () => {
        const another = () => {
          forgetPerson()
          signIn('b')
        }
        const drop = () => tapped({ course: 1, what: 'drop' })
        doInOrder(scheduler, [() => tapped({ course: 1, what: 'first' }), drop, another])
      })
      expect(tokens.filter((token) => token !== 'a'.repeat(43))).toEqual([])
    }),
  )
})

test('a full storage does not keep anybody from choosing, nor makes two of one', async () => {
  weChat.isStorageFull = true
  const school = new School()
  let tries = 0
  weChat.carry = async (call) => {
    tries += 1
    const reply = school.serve(call)
    if (tries <= 3) throw { errMsg: 'request:fail timeout' }
    return reply
  }
  expect(await tapped({ course: 1, what: 'first' })).toEqual({ ok: false, failure: 'timeout' })
  expect((await tapped({ course: 1, what: 'first' })).ok).toBe(true)
  expect(school.effects).toHaveLength(1)
})
