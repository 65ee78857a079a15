import { CatalogueCopy } from '../../../../src/cloud/catalogue/catalogue-copy'
import { addGuardianBinding, setScopes } from '../../../../src/cloud/people/tables/bindings'
import { placeHolds, releaseHolds } from '../../../../src/cloud/people/tables/holds'
import { changePeople } from '../../../../src/cloud/people/tables/living'
import { EnrolmentEngine } from '../../../../src/cloud/selection/engine/enrolment-engine'
import type { EnrolmentWish } from '../../../../src/cloud/selection/tables/enrolments'
import type { PersonMessage } from '../../../../src/contract/messages'
import type { StudentId } from '../../../../src/contract/people/ids'
import { aSecondPasses, eventually, type NamedCourse, oneSection, openCampus } from '../../../support/campus'
import { boundStudent, byCode, onRoster, type Somebody, somebody } from '../../../support/people'
import { newRequestId } from '../../../support/small-college'

const campus = openCampus({ creditsMax: 100 })
const hourMs = 3_600_000

beforeEach(() => {
  campus.now = new Date()
})

type Student = Awaited<ReturnType<typeof boundStudent>>

const told = async (person: Somebody): Promise<PersonMessage[]> =>
  (await person.value('getMessages', { cursor: null })).messages
const codes = async (person: Somebody) => (await told(person)).map(({ code }) => code)
const unread = async (person: Somebody) => (await person.value('getPerson', {})).unreadMessages

const choose = (person: Somebody, course: NamedCourse) =>
  person.codes('selectSections', { requestId: newRequestId(), ...course.sections })
const wait = (person: Somebody, course: NamedCourse, isAutomatic = false) =>
  person.codes('joinWaitlist', { requestId: newRequestId(), ...course.sections, isAutomatic, dropCourseId: null })
const drop = (person: Somebody, course: NamedCourse) =>
  person.codes('dropCourse', { requestId: newRequestId(), ...course.whole })

/** An engine as the command line has one. */
function engine() {
  const { database } = campus
  const onBatchFailure = (error: unknown) => {
    throw error
  }
  return new EnrolmentEngine({ database, catalogue: new CatalogueCopy(), clock: () => campus.now, onBatchFailure })
}

const byStaff = (studentId: StudentId, wish: EnrolmentWish, id = newRequestId()) =>
  engine().submit({ id, studentId, madeBy: 'staff', wish })
const cancelled = ({ whole }: NamedCourse): EnrolmentWish => ({
  kind: 'remove',
  ...whole,
  reason: 'section_cancelled',
  note: '教师病休',
  by: '王老师',
})

/** A confirmed guardian, who sees the timetable or not. */
async function guardianOf({ student }: Student, allowsTimetable: boolean) {
  const guardian = await somebody(campus)
  const bindingId = await addGuardianBinding(
    campus.database,
    {
      accountId: guardian.accountId,
      studentId: student.id,
      name: '林建国',
      kinship: 'father',
      status: 'active',
      source: 'invitation',
      guardianId: null,
      invitationId: null,
    },
    campus.now,
  )
  if (bindingId === null) throw new Error('the guardian was not bound')
  await setScopes(campus.database, bindingId, { allowsTimetable, allowsResults: false })
  return { ...guardian, bindingId }
}

test('who loses a place because the section is cancelled is told once, with the reason, until it is read', async () => {
  const course = await oneSection(campus)
  const student = await boundStudent(campus)
  await choose(student, course)
  const id = newRequestId()
  for (let time = 0; time < 3; time += 1) await byStaff(student.student.id, cancelled(course), id)
  // Asked again under another id there is nothing left to cancel.
  await byStaff(student.student.id, cancelled(course))
  expect(await told(student)).toMatchObject([
    {
      code: 'section_cancelled',
      course: { code: course.code },
      note: '教师病休',
      by: 'staff',
      isRead: false,
      ward: null,
    },
  ])
  expect(await unread(student)).toBe(1)
  const [message] = await told(student)
  await student.value('readMessages', { upToId: message?.id as never })
  expect(await unread(student)).toBe(0)
  expect(await told(student)).toMatchObject([{ isRead: true }])
})

test('who is bound only later finds what the student was told', async () => {
  const course = await oneSection(campus)
  const student = await onRoster(campus.database)
  await engine().submit({
    id: newRequestId(),
    studentId: student.id,
    madeBy: 'student',
    wish: { kind: 'select', ...course.sections },
  })
  await byStaff(student.id, cancelled(course))
  const person = await somebody(campus)
  expect(await unread(person)).toBe(0)
  await person.value('bindStudent', byCode(student))
  expect(await codes(person)).toEqual(['section_cancelled'])
})

test('guardians who see the timetable read of a lost place, each for themselves; others do not', async () => {
  const course = await oneSection(campus)
  const student = await boundStudent(campus)
  const sees = await guardianOf(student, true)
  const sees2 = await guardianOf(student, true)
  const seesNot = await guardianOf(student, false)
  await choose(student, course)
  await byStaff(student.student.id, cancelled(course))
  expect(await told(sees)).toMatchObject([{ code: 'section_cancelled', ward: { name: '林知夏' }, isRead: false }])
  expect([await unread(sees), await unread(sees2), await unread(seesNot)]).toEqual([1, 1, 0])
  await sees.value('readMessages', { upToId: 2_147_483_647 as never })
  expect([await unread(sees), await unread(sees2), await unread(student)]).toEqual([0, 1, 1])
  await student.value('setGuardianScopes', { bindingId: sees2.bindingId, timetable: false, results: false })
  expect(await codes(sees2)).toEqual(['scopes_changed'])
  // What was told before somebody became a guardian is not theirs to read.
  campus.now = new Date(campus.now.getTime() + 1000)
  expect(await codes(await guardianOf(student, true))).toEqual([])
})

test('a seat that is offered is told of, and so is one that was offered in vain', async () => {
  const course = await oneSection(campus, { capacity: 1 })
  const [holder, waiting] = [await boundStudent(campus), await boundStudent(campus)]
  await choose(holder, course)
  await wait(waiting, course)
  await drop(holder, course)
  for (let second = 0; second < 3; second += 1) await aSecondPasses(campus)
  const [offer, ...others] = await told(waiting)
  expect(others).toEqual([])
  expect(offer).toMatchObject({ code: 'seat_offered', course: { code: course.code }, sections: [{ code: '01' }] })
  campus.now = new Date(campus.now.getTime() + 24 * hourMs)
  for (let second = 0; second < 3; second += 1) await aSecondPasses(campus)
  expect(await codes(waiting)).toEqual(['offer_lapsed', 'seat_offered'])
  expect(await codes(holder)).toEqual([])
})

test.each([
  ['taken', (student: Somebody, course: NamedCourse) => answer(student, 'acceptOffer', course)],
  ['declined', (student: Somebody, course: NamedCourse) => answer(student, 'declineOffer', course)],
  ['kept in vain', aDayPasses],
])('of an offer that was %s the message is over, and nobody need read it', async (_, end) => {
  const course = await oneSection(campus, { capacity: 1 })
  const [holder, waiting] = [await boundStudent(campus), await boundStudent(campus)]
  await choose(holder, course)
  await wait(waiting, course)
  await drop(holder, course)
  const offer = async () => (await told(waiting)).find(({ code }) => code === 'seat_offered')
  expect(await offer()).toMatchObject({ isOver: false, isRead: false })
  expect(await unread(waiting)).toBe(1)
  await end(waiting, course)
  expect(await offer()).toMatchObject({ isOver: true, isRead: true })
  expect(await unread(waiting)).toBe(0)
})

async function aDayPasses(): Promise<void> {
  campus.now = new Date(campus.now.getTime() + 24 * hourMs)
}

const answer = (person: Somebody, name: 'acceptOffer' | 'declineOffer', { whole }: NamedCourse) =>
  person.value(name, { requestId: newRequestId(), ...whole })

test('a seat that is taken for somebody is told of as taken, not as offered', async () => {
  const course = await oneSection(campus, { capacity: 1 })
  const [holder, waiting] = [await boundStudent(campus), await boundStudent(campus)]
  const guardian = await guardianOf(waiting, true)
  await choose(holder, course)
  await wait(waiting, course, true)
  await drop(holder, course)
  expect(await eventually(async () => (await codes(waiting)).join(), 'enrolled_automatically')).toBe(
    'enrolled_automatically',
  )
  expect(await codes(guardian)).toEqual(['enrolled_automatically'])
})

test('a seat that the rules keep from being taken at once is told of as an offer', async () => {
  const course = await oneSection(campus, { capacity: 1 })
  const [holder, waiting] = [await boundStudent(campus), await boundStudent(campus)]
  await choose(holder, course)
  await wait(waiting, course, true)
  const hold = { studentId: waiting.student.id, reason: 'other', note: null } as const
  await placeHolds(campus.database, [hold], campus.now)
  await drop(holder, course)
  expect(await eventually(async () => (await codes(waiting)).join(), 'seat_offered,hold_placed')).toBe(
    'seat_offered,hold_placed',
  )
})

test('whoever waited for a section that is cancelled is told; who leaves the queue is not', async () => {
  const course = await oneSection(campus, { capacity: 0 })
  const [stays, goes] = [await boundStudent(campus), await boundStudent(campus)]
  await wait(stays, course)
  await wait(goes, course)
  await goes.value('leaveWaitlist', { requestId: newRequestId(), ...course.whole })
  await byStaff(stays.student.id, { kind: 'leave', ...course.whole })
  expect(await codes(stays)).toEqual(['waiting_cancelled'])
  expect(await codes(goes)).toEqual([])
})

test('a hold is told of when it is placed and when it is released, and no second one of the same reason', async () => {
  const student = await boundStudent(campus)
  const hold = { studentId: student.student.id, reason: 'other', note: '图书未还' } as const
  const { database } = campus
  expect(await placeHolds(database, [hold], campus.now)).toBe(1)
  expect(await placeHolds(database, [hold], campus.now)).toBe(0)
  expect(await releaseHolds(database, hold.studentId, null, campus.now)).toBe(1)
  expect(await releaseHolds(database, hold.studentId, null, campus.now)).toBe(0)
  expect(await told(student)).toMatchObject([
    { code: 'hold_released', reason: 'other', note: '图书未还' },
    { code: 'hold_placed', reason: 'other', note: '图书未还' },
  ])
})

test('a guardian asks for a scope once a day; one that is open is not asked for', async () => {
  const student = await boundStudent(campus)
  const guardian = await guardianOf(student, false)
  const { bindingId } = guardian
  for (let time = 0; time < 3; time += 1) await guardian.value('askForScope', { bindingId, scope: 'timetable' })
  expect(await told(student)).toMatchObject([
    { code: 'scope_asked', scope: 'timetable', name: '林建国', by: 'guardian' },
  ])
  campus.now = new Date(campus.now.getTime() + 24 * hourMs)
  await guardian.value('askForScope', { bindingId, scope: 'timetable' })
  expect(await codes(student)).toEqual(['scope_asked', 'scope_asked'])
  await student.value('setGuardianScopes', { bindingId, timetable: true, results: false })
  campus.now = new Date(campus.now.getTime() + 24 * hourMs)
  await guardian.value('askForScope', { bindingId, scope: 'timetable' })
  expect(await codes(student)).toHaveLength(2)
  await guardian.value('closeAccount', {})
  expect((await told(student)).map((message) => 'name' in message && message.name)).toEqual(['林*国', null, null])
})

test('who leaves takes their messages along, and is told nothing after', async () => {
  const course = await oneSection(campus)
  const student = await boundStudent(campus)
  const guardian = await guardianOf(student, true)
  await choose(student, course)
  const hold = { studentId: student.student.id, reason: 'other', note: '林知夏欠书' } as const
  await placeHolds(campus.database, [hold], campus.now)
  await guardian.value('readMessages', { upToId: 2_147_483_647 as never })
  await student.value('closeAccount', {})
  // The place goes back all the same.
  expect((await byStaff(student.student.id, cancelled(course))).ok).toBe(true)
  await changePeople(campus.database, { students: [student.student.id] }, async (_connection, living) => {
    expect(living.students.size).toBe(0)
  })
  const { rows } = await campus.database.query('select code from message where student_id = $1', [student.student.id])
  expect(rows).toEqual([])
  expect(await codes(guardian)).toEqual(['student_left'])
})
