import {
  aSecondPasses,
  eventually,
  type NamedCourse,
  oneSection,
  openCampus,
  type Phone,
  phone,
  phones,
} from '../../../support/campus'
import { addCourse, termId } from '../../../support/small-college'

const campus = openCampus({ creditsMax: 40 })
const join = { isAutomatic: false, dropCourseId: null }

/** A course with no seat left, and who holds the seats. */
async function fullCourse(seats = 1) {
  const course = await oneSection(campus, { capacity: seats })
  const holders = await phones(campus, seats)
  for (const holder of holders) await holder.call('selectSections', course.sections)
  return { ...course, holders }
}

async function standing(student: Phone, { whole: { courseId } }: Pick<NamedCourse, 'whole'>) {
  const reply = await student.call('getStudentTerm', { termId })
  if (!reply.ok) throw new Error('refused')
  const entry = reply.value.waitlist.find(({ course }) => course.id === courseId)
  const isEnrolled = reply.value.enrolments.some(({ course }) => course.id === courseId)
  if (isEnrolled) return 'enrolled'
  return entry ? (entry.offer ? 'offered' : `waits at ${entry.position}`) : 'nothing'
}

test('who waits is told the place in the queue, and it moves up as others leave', async () => {
  const course = await fullCourse()
  const [first, second] = (await phones(campus, 2)) as [Phone, Phone]
  expect(await first.call('joinWaitlist', { ...course.sections, ...join })).toMatchObject({ value: { position: 1 } })
  expect(await second.call('joinWaitlist', { ...course.sections, ...join })).toMatchObject({ value: { position: 2 } })
  expect(await second.codes('joinWaitlist', { ...course.sections, ...join })).toBe('already_waiting')
  expect(await first.codes('leaveWaitlist', course.whole)).toBe('ok')
  expect(await standing(second, course)).toBe('waits at 1')
  expect(await first.codes('leaveWaitlist', course.whole)).toBe('not_waiting')
})

test('a freed seat is kept for the first in the queue: nobody else gets it, and the first does', async () => {
  const course = await fullCourse()
  const [first, second, newcomer] = (await phones(campus, 3)) as [Phone, Phone, Phone]
  await first.call('joinWaitlist', { ...course.sections, ...join })
  await second.call('joinWaitlist', { ...course.sections, ...join })
  await course.holders[0]?.call('dropCourse', course.whole)
  expect(await newcomer.codes('selectSections', course.sections)).toBe('section_full')
  expect(await second.codes('acceptOffer', course.whole)).toBe('offer_gone')
  expect(await standing(first, course)).toBe('offered')
  expect(await first.codes('acceptOffer', course.whole)).toBe('ok')
  expect(await standing(first, course)).toBe('enrolled')
  expect(await standing(second, course)).toBe('waits at 1')
})

test('an offer that is declined, or not answered in time, goes to the next', async () => {
  const course = await fullCourse()
  const [first, second, third] = (await phones(campus, 3)) as [Phone, Phone, Phone]
  for (const student of [first, second, third]) await student.call('joinWaitlist', { ...course.sections, ...join })
  await course.holders[0]?.call('dropCourse', course.whole)
  expect(await first.codes('declineOffer', course.whole)).toBe('ok')
  expect(await standing(first, course)).toBe('nothing')
  expect(await standing(second, course)).toBe('offered')
  const before = campus.now
  await campus.database.query(`update seat_offer set expires_at = $1 where status = 'open'`, [before])
  await aSecondPasses(campus)
  expect(await standing(second, course)).toBe('nothing')
  expect(await standing(third, course)).toBe('offered')
  expect(await second.codes('acceptOffer', course.whole)).toBe('offer_gone')
})

test('an offer lasts at most until the round closes', async () => {
  const course = await fullCourse()
  const first = await phone(campus)
  await first.call('joinWaitlist', { ...course.sections, ...join })
  await course.holders[0]?.call('dropCourse', course.whole)
  const { rows } = await campus.database.query<{ isWithin: boolean }>(
    `select o.expires_at <= r.closes_at as "isWithin" from seat_offer o, selection_round r where o.status = 'open'`,
  )
  expect(rows.every(({ isWithin }) => isWithin)).toBe(true)
})

test('who said so is enrolled without being asked', async () => {
  const course = await fullCourse()
  const first = await phone(campus)
  await first.call('joinWaitlist', { ...course.sections, ...join, isAutomatic: true })
  await course.holders[0]?.call('dropCourse', course.whole)
  expect(await eventually(() => standing(first, course), 'enrolled')).toBe('enrolled')
})

test('while a seat is free there is nothing to wait for', async () => {
  const course = await oneSection(campus, { capacity: 1 })
  const student = await phone(campus)
  expect(await student.codes('joinWaitlist', { ...course.sections, ...join })).toBe('seat_free')
})

test('dropping X only if one gets Y is one step, also from the waitlist', async () => {
  const wanted = await fullCourse()
  const held = await oneSection(campus)
  const student = await phone(campus)
  await student.call('selectSections', held.sections)
  const wish = { ...wanted.sections, isAutomatic: false, dropCourseId: held.whole.courseId }
  expect(await student.codes('swapCourse', { ...wanted.sections, dropCourseId: held.whole.courseId })).toBe(
    'section_full',
  )
  expect(await standing(student, held)).toBe('enrolled')
  expect(await student.codes('joinWaitlist', wish)).toBe('ok')
  expect(await standing(student, held)).toBe('enrolled')
  await wanted.holders[0]?.call('dropCourse', wanted.whole)
  expect(await student.codes('acceptOffer', wanted.whole)).toBe('ok')
  expect(await standing(student, wanted)).toBe('enrolled')
  expect(await standing(student, held)).toBe('nothing')
})

test('a lecture and its lab are offered together or not at all', async () => {
  const { courseId, sectionIds } = await addCourse(campus.database, { code: 'LINK 1', credits: 1 }, [
    { code: '01', capacity: 2 },
    { code: 'L1', kind: 'lab', parent: '01', capacity: 1 },
    { code: 'L2', kind: 'lab', parent: '01', capacity: 1 },
  ])
  const pair = (lab: string) => ({ sectionIds: [sectionIds['01'], sectionIds[lab]] as never })
  const [a, b, c, d] = (await phones(campus, 4)) as [Phone, Phone, Phone, Phone]
  expect(await a.codes('selectSections', pair('L1'))).toBe('ok')
  expect(await b.codes('selectSections', pair('L2'))).toBe('ok')
  await c.call('joinWaitlist', { ...pair('L1'), ...join })
  await d.call('joinWaitlist', { ...pair('L2'), ...join })
  await b.call('dropCourse', { courseId })
  // The seat in the lecture is free, but the lab that the first in its queue wants is not.
  expect(await standing(c, { whole: { courseId } })).toBe('waits at 1')
  expect(await standing(d, { whole: { courseId } })).toBe('offered')
  await a.call('dropCourse', { courseId })
  expect(await standing(c, { whole: { courseId } })).toBe('offered')
  expect([await c.codes('acceptOffer', { courseId }), await d.codes('acceptOffer', { courseId })]).toEqual(['ok', 'ok'])
})

test('a seat given back to a full section stays kept for a random time, so that it cannot be handed to a friend', async () => {
  await campus.database.query('update selection_round set release_delay_max_seconds = 60')
  const course = await fullCourse()
  const friend = await phone(campus)
  await course.holders[0]?.call('dropCourse', course.whole)
  expect(await friend.codes('selectSections', course.sections)).toBe('section_full')
  campus.now = new Date(campus.now.getTime() + 61_000)
  expect(await friend.codes('selectSections', course.sections)).toBe('ok')
  await campus.database.query('update selection_round set release_delay_max_seconds = 0')
})

test('seats added by the registrar go to the queue, not to whoever taps first', async () => {
  const course = await fullCourse()
  const first = await phone(campus)
  await first.call('joinWaitlist', { ...course.sections, ...join })
  await campus.database.query('update section set capacity = 2 where id = $1', course.sections.sectionIds)
  const newcomer = await phone(campus)
  expect(await newcomer.codes('selectSections', course.sections)).toBe('section_full')
  expect(await standing(first, course)).toBe('offered')
})

test('what a student did and what happened to them is one history, newest first, page after page', async () => {
  const course = await fullCourse()
  const first = await phone(campus)
  await first.call('joinWaitlist', { ...course.sections, ...join })
  campus.now = new Date(campus.now.getTime() + 1)
  await course.holders[0]?.call('dropCourse', course.whole)
  campus.now = new Date(campus.now.getTime() + 1)
  await first.call('acceptOffer', course.whole)
  campus.now = new Date(campus.now.getTime() + 1)
  await first.call('selectSections', course.sections)
  const reply = await first.call('getEnrolmentHistory', { termId, cursor: null })
  if (!reply.ok) throw new Error('refused')
  expect(reply.value.events.map(({ kind, refusals }) => [kind, ...refusals.map(({ code }) => code)])).toEqual([
    ['select', 'already_in_course', 'section_full'],
    ['accept'],
    ['offer'],
    ['join'],
  ])
  expect(reply.value.events[0]?.about).toMatchObject([{ courseCode: course.code, sectionCodes: ['01'] }])
  expect(reply.value.nextCursor).toBeNull()
})

test('the history only grows: the database itself refuses to change or delete a line', async () => {
  await expect(campus.database.query(`update enrolment_request set reply = '{}'`)).rejects.toThrow('append-only')
  await expect(campus.database.query('delete from enrolment_request')).rejects.toThrow('append-only')
})

test('who chooses another section than the one they wait for is told that the place in the queue is gone', async () => {
  const { courseId, sectionIds } = await addCourse(campus.database, { code: 'TWO WAYS', credits: 1 }, [
    { code: '01', capacity: 1 },
    { code: '02' },
  ])
  const [full, free] = [sectionIds['01'], sectionIds['02']].map((id) => ({ sectionIds: id === undefined ? [] : [id] }))
  const [holder, student] = (await phones(campus, 2)) as [Phone, Phone]
  const none = { sectionIds: [] }
  expect(await holder.call('selectSections', full ?? none)).toMatchObject({ value: { waitingEnded: false } })
  await student.call('joinWaitlist', { ...(full ?? none), ...join })
  // The history is in order of time, and of what came at one moment in any.
  campus.now = new Date(campus.now.getTime() + 1000)
  expect(await student.call('selectSections', free ?? none)).toMatchObject({ value: { waitingEnded: true } })
  const history = await student.call('getEnrolmentHistory', { termId, cursor: null })
  expect(history).toMatchObject({
    value: {
      events: [
        { kind: 'leave', madeBy: 'student', about: [{ courseCode: 'TWO WAYS', sectionCodes: [] }], refusals: [] },
        { kind: 'select', about: [{ sectionCodes: ['02'] }] },
        { kind: 'join' },
      ],
    },
  })
  expect(await student.codes('leaveWaitlist', { courseId })).toBe('not_waiting')
})
