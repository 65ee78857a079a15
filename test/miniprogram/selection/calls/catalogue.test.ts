import fc from 'fast-check'
import { forgetPerson } from '../../../../src/miniprogram/people/calls/sign-in'
import { useSession } from '../../../../src/miniprogram/people/stores/session'
import { useInstitution } from '../../../../src/miniprogram/school/institution'
import { knownTermId, refreshInstitution } from '../../../../src/miniprogram/school/renew-institution'
import { searchSections } from '../../../../src/miniprogram/selection/calls/catalogue'
import { refreshStudentTerm } from '../../../../src/miniprogram/selection/calls/student-term'
import { useStudentTerm } from '../../../../src/miniprogram/selection/stores/student-term'
import { term } from '../../catalogue-samples'
import { own, personSample } from '../../people-samples'
import { type Call, doInOrder, fates, scheduledNetwork, weChat, withScheduledTimers } from '../../scheduled-phone'
import { shanghai } from '../../wording'

jest.mock('@tarojs/taro', () => jest.requireActual('../../scheduled-phone').taro)

const institution = { name: '大学', periods: [], timeZone: 'Asia/Shanghai' }
const found = { listings: [], nextCursor: null, matchCount: 0, departments: [] }
let names: string[] = []
let isAway = false
const serve = async ({ name }: Call) => {
  names.push(name)
  if (isAway) throw { errMsg: 'request:fail' }
  if (name === 'getInstitution')
    return { ok: true, value: { institution, terms: [term], currentTermId: term.id, schoolClock: shanghai } }
  return { ok: true, value: name === 'searchSections' ? found : {} }
}
const asked = () => names.filter((name) => name === 'getInstitution').length
/** Ten o'clock in Shanghai. */
const morningMs = Date.parse('2026-11-22T02:00:00Z')
let nowMs = morningMs

beforeEach(() => {
  jest.spyOn(Date, 'now').mockImplementation(() => nowMs)
  nowMs = morningMs
  names = []
  isAway = false
  weChat.carry = serve
  forgetPerson()
  useSession
    .getState()
    .accept({ token: 'a'.repeat(43), expiresAt: '2026-12-22T09:00:00Z', person: personSample({ student: own }) })
  useInstitution.setState({ institution: null, terms: [], currentTermId: null, dueAtMs: 0, clockAheadMs: 0 })
})
afterEach(() => jest.restoreAllMocks())

/** Uses what is known, and lets what that begins in the background end. */
async function use(): Promise<void> {
  expect(await knownTermId()).toEqual({ termId: term.id })
  await new Promise((resolve) => setImmediate(resolve))
}

async function rush(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) {
    await Promise.all([searchSections({ text: String(turn), filters: {} }), refreshStudentTerm()])
    nowMs += 20_000
  }
}

test('in a rush the school is asked about itself once, not along with every search', async () => {
  await rush()
  expect({ calls: names.length, asked: asked() }).toEqual({ calls: 41, asked: 1 })
})

test('what is known of the school is renewed after ten minutes, and at its midnight', async () => {
  await use()
  nowMs += 599_000
  await use()
  expect(asked()).toBe(1)
  nowMs += 1000
  await use()
  expect(asked()).toBe(2)
  nowMs = Date.parse('2026-11-22T15:58:00Z')
  await use()
  nowMs = Date.parse('2026-11-22T16:00:00Z')
  await use()
  expect(asked()).toBe(4)
})

test('a phone whose clock was set back asks at once and not hours later', async () => {
  await use()
  nowMs -= 3_600_000
  await use()
  expect(asked()).toBe(2)
})

test('a doubt is cleared with the next use', async () => {
  await use()
  useInstitution.getState().doubt()
  await use()
  expect(asked()).toBe(2)
})

test('a school that does not answer is not asked along with everything else', async () => {
  await use()
  nowMs += 600_000
  isAway = true
  for (const _turn of [1, 2, 3]) await use()
  // The call itself is tried three times, with waits that are not over.
  expect(asked()).toBe(2)
  isAway = false
  await refreshInstitution()
  useInstitution.getState().failed(nowMs)
  await use()
  expect(asked()).toBe(3)
})

test('who asks while the school is being asked gets the same answer', async () => {
  const both = await Promise.all([refreshInstitution(), refreshInstitution(), knownTermId()])
  expect(both).toEqual([null, null, { termId: term.id }])
  expect(asked()).toBe(1)
})

test('an older answer about the term never takes the place of a newer one', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fates('lost', 'unheard'),
      fc.integer({ min: 1, max: 6 }),
      async (scheduler, told, times) => {
        useInstitution.setState({ currentTermId: term.id, dueAtMs: nowMs + 60_000 })
        useStudentTerm.getState().forget()
        let version = 0
        weChat.carry = scheduledNetwork(scheduler, told, () => ({ ok: true, value: { version: ++version } }))
        const shown = () => (useStudentTerm.getState().copy as unknown as { version: number } | null)?.version ?? 0
        let atLeast = 0
        await withScheduledTimers(scheduler, async () => {
          const ask = async () => {
            const before = version
            await refreshStudentTerm()
            if (useStudentTerm.getState().problem === null) atLeast = Math.max(atLeast, before)
          }
          doInOrder(scheduler, Array(times).fill(ask))
        })
        expect(shown()).toBeGreaterThanOrEqual(useStudentTerm.getState().problem === null ? atLeast : 0)
        expect(useStudentTerm.getState().isLoading).toBe(false)
      },
    ),
    { numRuns: 200 },
  )
})

test('the term of who has left the phone does not come back with a late answer', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fates('lost', 'unheard'), async (scheduler, told) => {
      useInstitution.setState({ currentTermId: term.id, dueAtMs: nowMs + 60_000 })
      weChat.carry = scheduledNetwork(scheduler, told, () => ({ ok: true, value: {} }))
      await withScheduledTimers(scheduler, async () => doInOrder(scheduler, [refreshStudentTerm, forgetPerson]))
      expect(useStudentTerm.getState()).toMatchObject({ copy: null, problem: null, isLoading: false })
    }),
  )
})
