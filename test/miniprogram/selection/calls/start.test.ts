import fc from 'fast-check'
import { refreshPerson, renewStalePerson } from '../../../../src/miniprogram/people/calls/person'
import { forgetPerson } from '../../../../src/miniprogram/people/calls/sign-in'
import { useHatChoice } from '../../../../src/miniprogram/people/stores/hat'
import { useSession } from '../../../../src/miniprogram/people/stores/session'
import { useInstitution } from '../../../../src/miniprogram/school/institution'
import { knownTermId } from '../../../../src/miniprogram/school/renew-institution'
import { refreshStart, renewStaleStart } from '../../../../src/miniprogram/selection/calls/start'
import { refreshStudentTerm, renewStudentTermOlderThan } from '../../../../src/miniprogram/selection/calls/student-term'
import { renewStaleWardTerm } from '../../../../src/miniprogram/selection/calls/wards'
import { useStudentTerm } from '../../../../src/miniprogram/selection/stores/student-term'
import { useWardCopies } from '../../../../src/miniprogram/selection/stores/ward-copies'
import { term } from '../../catalogue-samples'
import { daughter, own, personSample, wardOf } from '../../people-samples'
import { type Call, doInOrder, scheduledNetwork, weChat, withScheduledTimers } from '../../scheduled-phone'
import { shanghai } from '../../wording'

jest.mock('@tarojs/taro', () => jest.requireActual('../../scheduled-phone').taro)

const school = {
  institution: { name: '大学', periods: [], timeZone: 'Asia/Shanghai' },
  terms: [term],
  currentTermId: term.id,
  schoolClock: shanghai,
}
/** Each answer is told apart from the others by its credits, or by how much is unread. */
const termOf = (creditsEnrolled: number) => ({ term, creditsEnrolled, rounds: [], enrolments: [], holds: [] })
const student = (unreadMessages: number) => ({ ...personSample({ student: own }), unreadMessages })
const mother = personSample({ wards: [wardOf(daughter, ['bills', 'registration', 'timetable'])] })

let calls: Call[] = []
let answers = 0
function serve(call: Call) {
  calls.push(call)
  answers += 1
  const { wardId } = call.body
  const person = useSession.getState().person?.student ? student(answers) : mother
  const ward = wardId === undefined ? null : { studentId: wardId, term: termOf(answers) }
  if (call.name === 'getPerson') return { ok: true, value: person }
  if (call.name === 'getStudentTerm') return { ok: true, value: termOf(answers) }
  return { ok: true, value: { ...school, person, term: person.student && termOf(answers), ward } }
}

function signIn(person: ReturnType<typeof personSample>): void {
  forgetPerson()
  useSession.getState().accept({ token: 'a'.repeat(43), expiresAt: '2026-12-22T09:00:00Z', person })
  useInstitution.setState({ institution: null, terms: [], currentTermId: null, dueAtMs: 0 })
  calls = []
  answers = 0
}

beforeEach(() => {
  weChat.carry = async (call) => structuredClone(serve(call))
})

test('a student opens the applet with one call, and every screen of it finds what it needs', async () => {
  signIn(student(0))
  const opening = refreshStart()
  // The screens that open meanwhile.
  renewStudentTermOlderThan(2000)
  renewStalePerson()
  expect(await knownTermId()).toEqual({ termId: term.id })
  await opening
  renewStaleStart()
  renewStudentTermOlderThan(2000)
  expect(calls.map(({ name, body }) => [name, body])).toEqual([['getStart', {}]])
  expect(useStudentTerm.getState().copy?.creditsEnrolled).toBe(1)
  expect(useSession.getState().person?.unreadMessages).toBe(1)
})

test("a guardian's opening brings the ward's term that is looked at", async () => {
  signIn(mother)
  useHatChoice.getState().choose({ is: 'guardian', studentId: daughter.id as never })
  await refreshStart()
  renewStaleWardTerm(daughter.id as never)
  expect(calls.map(({ name, body }) => [name, body])).toEqual([['getStart', { wardId: daughter.id }]])
  expect(useWardCopies.getState().term[daughter.id]?.copy?.creditsEnrolled).toBe(1)
})

test('who signs in after somebody else is asked for anew', async () => {
  signIn(student(0))
  await refreshStart()
  signIn(student(0))
  renewStaleStart()
  expect(calls).toHaveLength(1)
})

test('whichever calls tell of the term and the person, what is shown is that of the last one asked', async () => {
  const deed = fc.constantFrom(refreshStart, refreshStudentTerm, refreshPerson)
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.array(deed, { minLength: 1, maxLength: 6 }), async (scheduler, deeds) => {
      signIn(student(0))
      useInstitution.getState().accept(school as never, Date.now())
      const tells = { getStart: ['term', 'person'], getStudentTerm: ['term'], getPerson: ['person'] } as const
      const heard = { term: 0, person: 0 }
      const shown = { term: 0, person: 0 }
      let sent = 0
      const carry = scheduledNetwork(scheduler, [], serve)
      // A larger number was asked later.
      weChat.carry = async (call) => {
        sent += 1
        const number = sent
        const reply = (await carry(call)) as ReturnType<typeof serve>
        for (const what of tells[call.name as keyof typeof tells]) heard[what] = Math.max(heard[what], number)
        const text = JSON.stringify(reply)
          .replace(/"creditsEnrolled":\d+/, `"creditsEnrolled":${number}`)
          .replace(/"unreadMessages":\d+/, `"unreadMessages":${number}`)
        return JSON.parse(text)
      }
      const stops = [
        useStudentTerm.subscribe(({ copy }) => {
          const now = copy?.creditsEnrolled ?? 0
          expect(now).toBeGreaterThanOrEqual(shown.term)
          shown.term = now
        }),
        useSession.subscribe(({ person }) => {
          const now = person?.unreadMessages ?? 0
          expect(now).toBeGreaterThanOrEqual(shown.person)
          shown.person = now
        }),
      ]
      await withScheduledTimers(scheduler, async () =>
        doInOrder(
          scheduler,
          deeds.map((one) => () => one()),
        ),
      )
      for (const stop of stops) stop()
      expect(shown).toEqual(heard)
    }),
    { numRuns: 100 },
  )
})
