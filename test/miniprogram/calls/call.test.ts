import fc from 'fast-check'
import { read, set } from '../../../src/miniprogram/calls/call'
import type { Outcome } from '../../../src/miniprogram/calls/problem'
import { useSession } from '../../../src/miniprogram/people/stores/session'
import { useInstitution } from '../../../src/miniprogram/school/institution'
import { personSample } from '../people-samples'
import { type Call, doInOrder, fates, scheduledNetwork, weChat, withScheduledTimers } from '../scheduled-phone'

jest.mock('@tarojs/taro', () => jest.requireActual('../scheduled-phone').taro)

const signIn = (letter: string) =>
  useSession
    .getState()
    .accept({ token: letter.repeat(43), expiresAt: '2026-12-22T09:00:00Z', person: personSample({}) })
const expired = { ok: false, refusals: [{ code: 'session_expired' }] }

beforeEach(() => {
  weChat.opened.length = 0
  signIn('a')
})

test('a call that may be repeated is tried three times with the same body, and no oftener', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fates('lost', 'unheard', 'late'), async (scheduler, told) => {
      const bodies: unknown[] = []
      let sent = 0
      const carry = scheduledNetwork(scheduler, told, ({ body }) => {
        bodies.push(body)
        return { ok: true, value: { courseId: body.courseId } }
      })
      weChat.carry = async (call) => {
        sent += 1
        return carry(call)
      }
      const outcomes: Outcome<unknown>[] = []
      await withScheduledTimers(scheduler, async () => {
        void read('getCourse', { courseId: 7 as never }).then((outcome) => outcomes.push(outcome))
      })
      const first = told.slice(0, 3).concat(Array(3).fill('answered')).slice(0, 3).indexOf('answered')
      expect(sent).toBe(first === -1 ? 3 : first + 1)
      expect(outcomes).toEqual([
        first === -1 ? { ok: false, failure: 'timeout' } : { ok: true, value: { courseId: 7 } },
      ])
      expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBeLessThanOrEqual(1)
    }),
  )
})

test('answers that overtake one another reach who asked', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fates('lost', 'unheard'), async (scheduler, told) => {
      weChat.carry = scheduledNetwork(scheduler, told, ({ body }) => ({ ok: true, value: body.courseId }))
      const outcomes: Outcome<unknown>[] = []
      await withScheduledTimers(scheduler, async () => {
        for (const id of [0, 1, 2, 3])
          void read('getCourse', { courseId: id as never }).then((outcome) => (outcomes[id] = outcome))
      })
      expect(outcomes).toHaveLength(4)
      outcomes.forEach((outcome, id) => {
        if (outcome.ok) expect(outcome.value).toBe(id)
      })
    }),
  )
})

test('nothing is tried again in the session of somebody else', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fates('lost', 'unheard'), async (scheduler, told) => {
      signIn('a')
      const tokens: Call['token'][] = []
      const carry = scheduledNetwork(scheduler, told, () => ({ ok: true, value: {} }))
      weChat.carry = async (call) => {
        tokens.push(call.token)
        return carry(call)
      }
      await withScheduledTimers(scheduler, async () =>
        doInOrder(scheduler, [
          () => set('savePlan', { termId: 't' as never, revision: 1, items: [] }),
          () => signIn('b'),
        ]),
      )
      expect(tokens.filter((token) => token !== 'a'.repeat(43))).toEqual([])
    }),
  )
})

test('the end of a session leads to the sign-in screen', async () => {
  weChat.carry = async () => expired
  expect(await read('getPerson', {})).toEqual(expired)
  expect({ token: useSession.getState().token, opened: weChat.opened }).toEqual({
    token: null,
    opened: ['/pages/sign-in/index'],
  })
})

test('the late end of an old session does not end the new one', async () => {
  weChat.carry = async () => {
    signIn('b')
    return expired
  }
  expect(await read('getPerson', {})).toEqual(expired)
  expect({ token: useSession.getState().token, opened: weChat.opened }).toEqual({ token: 'b'.repeat(43), opened: [] })
})

test.each(['term_not_found', 'consent_required'])('%s puts what is known of the school in doubt', async (code) => {
  useInstitution.setState({ dueAtMs: 5 })
  weChat.carry = async () => ({ ok: false, refusals: [{ code, version: '2' }] })
  await read('getPlan', { termId: 't' as never })
  expect(useInstitution.getState().dueAtMs).toBe(0)
})
