import type { Operations } from '../../../../src/contract/operations'
import type { Todo } from '../../../../src/contract/todos'
import { daysAfter } from '../../../../src/rules/school/term-weeks'
import { dayIn } from '../../../../src/rules/school/terms'
import { oneSection, openCampus, type Phone, phones } from '../../../support/campus'
import { newRequestId } from '../../../support/small-college'
import { type Household, openHousehold } from '../../access/access-campus'
import type { CallerKind } from '../../access/access-table'

const campus = openCampus({ creditsMax: 40 })
const join = { isAutomatic: false, dropCourseId: null }
let house: Household

beforeEach(async () => {
  house = await openHousehold(campus.database, campus.now)
})

async function waitsFor(who: CallerKind, request: Operations['getStart']['request'] = {}): Promise<Todo[]> {
  const reply = await campus.server.call('getStart', request, house.tokens[who])
  if (!reply.ok) throw new Error('refused')
  return reply.value.todos
}

const codes = (todos: readonly Todo[]) => todos.map(({ code }) => code)

function addExam(sectionId: number, daysAhead: number) {
  const day = daysAfter(dayIn('Asia/Shanghai', campus.now), daysAhead)
  return campus.database.query(
    'insert into exam (section_id, day, start_minute, end_minute) values ($1, $2, 540, 660)',
    [sectionId, day],
  )
}

/** The household's student takes a section with an examination so many days ahead. */
async function takeWithExam(daysAhead: number): Promise<number> {
  const { sections } = await oneSection(campus)
  const [sectionId] = sections.sectionIds
  if (sectionId === undefined) throw new Error('no section')
  await addExam(sectionId, daysAhead)
  const request = { requestId: newRequestId(), ...sections }
  const chosen = await campus.server.call('selectSections', request, house.tokens['the student'])
  expect(chosen.ok).toBe(true)
  return sectionId
}

test('what waits for a student comes with the opening, the most urgent first', async () => {
  const far = await takeWithExam(20)
  const near = await takeWithExam(2)
  await takeWithExam(31)
  await campus.database.query(`insert into hold (student_id, reason, placed_at) values ($1, 'unpaid_bill', $2)`, [
    house.studentId,
    campus.now,
  ])
  const todos = await waitsFor('the student')
  expect(codes(todos)).toEqual(['hold', 'guardian_asks', 'exam', 'exam'])
  expect(todos.slice(2)).toMatchObject([
    { sectionId: near, urgency: 'soon', as: { is: 'student' } },
    { sectionId: far, urgency: 'later' },
  ])
})

test('a kept seat waits with its deadline until it is answered', async () => {
  const course = await oneSection(campus, { capacity: 1 })
  const [holder, waiter] = (await phones(campus, 2)) as [Phone, Phone]
  await holder.call('selectSections', course.sections)
  await waiter.call('joinWaitlist', { ...course.sections, ...join })
  const opened = async () => {
    const reply = await waiter.call('getStart', {})
    if (!reply.ok) throw new Error('refused')
    return reply.value
  }
  expect((await opened()).todos).toEqual([])
  await holder.call('dropCourse', course.whole)
  const { todos, term } = await opened()
  const offer = term?.waitlist[0]?.offer
  expect(todos).toMatchObject([
    { code: 'seat_offered', dueAt: offer?.expiresAt, course: { id: course.whole.courseId }, bar: null },
  ])
  await waiter.call('acceptOffer', course.whole)
  expect((await opened()).todos).toEqual([])
})

test('what staff granted waits until the course is chosen', async () => {
  const { sections, whole } = await oneSection(campus)
  const ask = { requestId: newRequestId(), kind: 'credit_limit', reason: '毕业需要', ...sections } as const
  const asked = await campus.server.call('askAdviser', ask, house.tokens['the student'])
  if (!asked.ok) throw new Error('refused')
  expect(codes(await waitsFor('registrar'))).toEqual(['adviser_requests'])
  expect(codes(await waitsFor('adviser'))).toEqual(['adviser_requests'])
  expect(codes(await waitsFor('cashier'))).toEqual([])
  const grant = { adviserRequestId: asked.value.id, answer: '同意', isDespite: true }
  await campus.server.call('grantAdviserRequest', grant, house.tokens.registrar)
  expect(await waitsFor('registrar')).toEqual([])
  expect(await waitsFor('the student')).toMatchObject([
    { code: 'guardian_asks' },
    { code: 'exception_granted', kind: 'credit_limit', course: { id: whole.courseId } },
  ])
  await campus.server.call('selectSections', { requestId: newRequestId(), ...sections }, house.tokens['the student'])
  expect(codes(await waitsFor('the student'))).toEqual(['guardian_asks'])
})

test('a guardian is told of the exams of a ward who shares the timetable, and of nothing else of theirs', async () => {
  const sectionId = await takeWithExam(5)
  await campus.database.query(`insert into hold (student_id, reason, placed_at) values ($1, 'unpaid_bill', $2)`, [
    house.studentId,
    campus.now,
  ])
  const wardId = house.studentId
  expect(await waitsFor('guardian who sees all', { wardId })).toMatchObject([
    { code: 'exam', sectionId, as: { is: 'guardian', studentId: wardId } },
  ])
  expect(await waitsFor('guardian who sees all')).toEqual([])
  expect(await waitsFor('guardian who sees bills', { wardId })).toEqual([])
  expect(await waitsFor('guardian who awaits', { wardId })).toMatchObject([{ code: 'confirmation_awaited', as: null }])
  expect(await waitsFor('another student', { wardId })).toEqual([])
})

test('a guardian who is confirmed or sent away waits no longer', async () => {
  const [asking] = await waitsFor('the student')
  if (asking?.code !== 'guardian_asks') throw new Error('nobody asks')
  await campus.server.call('confirmGuardian', { bindingId: asking.bindingId }, house.tokens['the student'])
  expect(await waitsFor('the student')).toEqual([])
  expect(await waitsFor('guardian who awaits')).toEqual([])
})
