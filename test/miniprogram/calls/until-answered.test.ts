import fc from 'fast-check'
import type { CourseId, SectionId } from '../../../src/contract/catalogue/ids'
import type { Outcome } from '../../../src/miniprogram/calls/problem'
import { sendingsMax, untilAnswered } from '../../../src/miniprogram/calls/until-answered'
import { forgetPerson } from '../../../src/miniprogram/people/calls/sign-in'
import { useSession } from '../../../src/miniprogram/people/stores/session'
import { useInstitution } from '../../../src/miniprogram/school/institution'
import { selectSections } from '../../../src/miniprogram/selection/calls/enrolment'
import { useSystem } from '../../../src/miniprogram/shell/system'
import { term } from '../catalogue-samples'
import { own, personSample } from '../people-samples'
import { type Call, fates, scheduledNetwork, weChat, withScheduledTimers } from '../scheduled-phone'

jest.mock('@tarojs/taro', () => jest.requireActual('../scheduled-phone').taro)

beforeEach(() => {
  forgetPerson()
  useSession
    .getState()
    .accept({ token: 'a'.repeat(43), expiresAt: '2026-12-22T09:00:00Z', person: personSample({ student: own }) })
  useInstitution.setState({ currentTermId: term.id, dueAtMs: Date.now() + 60_000 })
  useSystem.getState().notice({ isOnline: true })
})

const choose = () => selectSections(7 as CourseId, [1 as SectionId])

test('a choice that the network swallows is sent again by itself, and the school counts it once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fates('lost', 'unheard', 'late'), async (scheduler, told) => {
      const counted = new Set<string>()
      weChat.carry = scheduledNetwork(scheduler, told, ({ name, body }: Call) => {
        if (name === 'selectSections') counted.add(body.requestId)
        return { ok: true, value: { creditsEnrolled: 4 } }
      })
      let outcome: Outcome<unknown> | null = null
      await withScheduledTimers(scheduler, async () => {
        void untilAnswered(choose, () => undefined).then((answer) => {
          outcome = answer
        })
      })
      expect(outcome).toMatchObject({ ok: true })
      expect(counted.size).toBe(1)
    }),
    { numRuns: 50 },
  )
})

const offline = { ok: false, failure: 'offline' } as const
const done = { ok: true, value: 'done' } as const

test('while the phone is offline nothing is sent; the moment it is online, it is', async () => {
  useSystem.getState().notice({ isOnline: false })
  const answers: Outcome<string>[] = [offline, done]
  let sent = 0
  const waiting = new Promise<void>((resolve) => {
    void untilAnswered(
      async () => {
        sent += 1
        return answers[sent - 1] ?? done
      },
      resolve as () => void,
    )
  })
  await waiting
  await new Promise(setImmediate)
  expect(sent).toBe(1)
  useSystem.getState().notice({ isOnline: true })
  await new Promise(setImmediate)
  expect(sent).toBe(2)
})

test('who gives up has no answer, and nothing more is sent', async () => {
  useSystem.getState().notice({ isOnline: false })
  let sent = 0
  const send = async () => {
    sent += 1
    return offline
  }
  expect(await untilAnswered(send, (cancel) => cancel())).toEqual(offline)
  useSystem.getState().notice({ isOnline: true })
  await new Promise(setImmediate)
  expect(sent).toBe(1)
})

test('a refusal is an answer, and a network that never works ends in one failure', async () => {
  const refused = { ok: false as const, refusals: [{ code: 'busy' as const, retryAfterMs: 1 }] }
  expect(
    await untilAnswered(
      async () => refused,
      () => undefined,
    ),
  ).toEqual(refused)
  let sent = 0
  const send = async () => {
    sent += 1
    // The network comes and goes, and carries nothing.
    useSystem.getState().notice({ isOnline: false })
    setImmediate(() => useSystem.getState().notice({ isOnline: true }))
    return offline
  }
  expect(await untilAnswered(send, () => undefined)).toEqual(offline)
  expect(sent).toBe(sendingsMax)
})
