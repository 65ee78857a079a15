import type { TermId } from '../../../../src/contract/school/ids'
import type { PlanItem } from '../../../../src/contract/selection/plan'
import { weekRange } from '../../../../src/rules/catalogue/weeks'
import { type NamedCourse, oneSection, openCampus, type Phone, phone } from '../../../support/campus'
import { oneAfterAnother, theStudent } from '../../../support/one-after-another'
import { addCourse, termId } from '../../../support/small-college'

const campus = openCampus({ creditsMax: 10 })
const monday = { meetings: [{ weekday: 1, start: 480, end: 575, weeks: weekRange(1, 16) }] }
const tuesday = { meetings: [{ weekday: 2, start: 480, end: 575, weeks: weekRange(1, 16) }] }

function itemOf({ whole, sections }: NamedCourse): PlanItem {
  return { ...whole, ...sections }
}

async function blockers(student: Phone, items: PlanItem[]) {
  const reply = await student.call('checkPlan', { termId, items })
  if (!reply.ok) throw new Error('refused')
  return reply.value.items.map(({ refusals }) => refusals.map(({ code }) => code))
}

test('a plan is kept as it was last saved, in its order, and checked each time it is read', async () => {
  const [first, second] = [await oneSection(campus, monday), await oneSection(campus, monday)]
  const student = await phone(campus)
  await student.call('savePlan', { termId, revision: 1, items: [itemOf(first), itemOf(second)] })
  await student.call('savePlan', { termId, revision: 2, items: [itemOf(second), itemOf(first)] })
  const reply = await student.call('getPlan', { termId })
  expect(reply).toMatchObject({
    value: {
      items: [
        { course: { id: second.whole.courseId }, refusals: [{ code: 'time_clash' }] },
        { course: { id: first.whole.courseId }, refusals: [{ code: 'time_clash' }] },
      ],
      creditsPlanned: 0,
      creditsMax: 10,
      round: { standing: 'open' },
    },
  })
})

test('a saving that the network delivers after a newer one changes nothing, and is answered with what is kept', async () => {
  const [first, second] = [await oneSection(campus, monday), await oneSection(campus, tuesday)]
  const student = await phone(campus)
  const saved = async (revision: number, items: PlanItem[]) => {
    const reply = await student.call('savePlan', { termId, revision, items })
    if (!reply.ok) throw new Error('refused')
    return [reply.value.revision, ...reply.value.items.map(({ course }) => course.id)]
  }
  expect(await saved(7, [itemOf(second)])).toEqual([7, second.whole.courseId])
  expect(await saved(6, [itemOf(first)])).toEqual([7, second.whole.courseId])
  expect(await saved(7, [itemOf(second)])).toEqual([7, second.whole.courseId])
  expect(await saved(8, [])).toEqual([8])
  expect(await saved(7, [itemOf(second)])).toEqual([8])
  expect(await student.call('getPlan', { termId })).toMatchObject({ value: { revision: 8, items: [] } })
})

test('of two savings that wait for the same student, the newer is kept, whichever is let in first', async () => {
  const courses = [await oneSection(campus, monday), await oneSection(campus, tuesday)]
  for (const order of [
    [1, 2],
    [2, 1],
  ]) {
    const student = await phone(campus)
    const saving = order.map((revision) => () => {
      const course = courses[revision - 1]
      if (!course) throw new Error('no course')
      return student.call('savePlan', { termId, revision, items: [itemOf(course)] })
    })
    await oneAfterAnother(campus.database, theStudent(student.id), saving)
    expect(await student.call('getPlan', { termId })).toMatchObject({
      value: { revision: 2, items: [{ course: { id: courses[1]?.whole.courseId } }] },
    })
  }
})

test('every blocker of every planned course is told at once, before the window opens and during it', async () => {
  const full = await oneSection(campus, { ...tuesday, capacity: 0 })
  const heavy = await oneSection(campus, { credits: 9 })
  const heavier = await oneSection(campus, { credits: 9 })
  const student = await phone(campus)
  const items = [itemOf(full), itemOf(heavy), itemOf(heavier)]
  const expected = [['section_full'], [], ['credit_limit']]
  expect(await blockers(student, items)).toEqual(expected)
  await campus.database.query(
    `update selection_round set opens_at = now() + interval '1 hour', closes_at = now() + interval '2 hours'`,
  )
  expect(await blockers(student, items)).toEqual(expected)
  const reply = await student.call('checkPlan', { termId, items })
  expect(reply).toMatchObject({ value: { round: { standing: 'upcoming' } } })
  await campus.database.query(`update selection_round set opens_at = now() - interval '1 hour'`)
})

test('what is submitted is decided course by course: one that is refused keeps none of the others', async () => {
  const [first, clashing, third] = [
    await oneSection(campus, monday),
    await oneSection(campus, monday),
    await oneSection(campus, tuesday),
  ]
  const student = await phone(campus)
  const items = [first, clashing, third].map(({ sections }) => sections.sectionIds)
  const reply = await student.call('submitPlan', { items })
  expect(reply).toMatchObject({
    value: {
      creditsEnrolled: 2,
      items: [
        { courseId: first.whole.courseId, refusals: [] },
        { courseId: clashing.whole.courseId, refusals: [{ code: 'time_clash' }] },
        { courseId: third.whole.courseId, refusals: [] },
      ],
    },
  })
})

test('a course is submitted after the one it needs beside it, however they are planned', async () => {
  const lecture = await oneSection(campus)
  const lab = await oneSection(campus)
  await campus.database.query('insert into course_rule (course_id, corequisites) values ($1, $2)', [
    lab.whole.courseId,
    [lecture.code],
  ])
  const student = await phone(campus)
  expect(await student.codes('selectSections', lab.sections)).toBe('corequisite_missing')
  const items = [lab, lecture].map(({ sections }) => sections.sectionIds)
  expect(await student.call('submitPlan', { items })).toMatchObject({
    value: { items: [{ refusals: [] }, { refusals: [] }] },
  })
})

test('a plan names only what the catalogue has: the rest is left out, a second naming too', async () => {
  const course = await oneSection(campus)
  const other = await oneSection(campus)
  const student = await phone(campus)
  const unknown = { ...itemOf(course), courseId: 2_000_000_000 as PlanItem['courseId'] }
  const foreign = { ...course.whole, sectionIds: [...course.sections.sectionIds, ...other.sections.sectionIds] }
  const reply = await student.call('savePlan', { termId, revision: 1, items: [foreign, unknown, itemOf(course)] })
  expect(reply).toMatchObject({ value: { items: [{ sections: [{ id: course.sections.sectionIds[0] }] }] } })
  expect(reply.ok && reply.value.items[0]?.sections).toHaveLength(1)
  expect(await student.codes('savePlan', { termId: 'no such term' as TermId, revision: 1, items: [] })).toBe(
    'term_not_found',
  )
})

test('the best timetables for wished courses leave out full sections and what clashes with the timetable', async () => {
  const held = await oneSection(campus, monday)
  const wished = await addCourse(campus.database, { code: 'WISH 1', credits: 1 }, [
    { code: '01', ...monday },
    { code: '02', ...tuesday, capacity: 0 },
    { code: '03', meetings: [{ weekday: 3, start: 480, end: 575, weeks: weekRange(1, 16) }] },
  ])
  const student = await phone(campus)
  await student.call('selectSections', held.sections)
  const preferences = { earliestMinute: null, freeWeekdays: [], hasFewGaps: false, teachers: [] }
  const reply = await student.call('findPlans', { termId, courseIds: [wished.courseId], preferences })
  expect(reply).toMatchObject({
    value: { plans: [{ items: [{ sectionIds: [wished.sectionIds['03']] }], unplacedCourseIds: [] }], isExact: true },
  })
})

test('a full section is planned only where its component has no other, whatever seats the other components have', async () => {
  const course = await addCourse(campus.database, { code: 'WISH 2', credits: 1 }, [
    { code: '01', ...monday, capacity: 0 },
    { code: '02', meetings: [{ weekday: 4, start: 480, end: 575, weeks: weekRange(1, 16) }], capacity: 0 },
    { code: 'L1', kind: 'lab', ...tuesday, capacity: 0 },
    { code: 'L2', kind: 'lab', meetings: [{ weekday: 3, start: 480, end: 575, weeks: weekRange(1, 16) }] },
  ])
  const student = await phone(campus)
  const preferences = { earliestMinute: null, freeWeekdays: [], hasFewGaps: false, teachers: [] }
  const reply = await student.call('findPlans', { termId, courseIds: [course.courseId], preferences })
  if (!reply.ok) throw new Error('refused')
  const labs = reply.value.plans.flatMap(({ items }) => items.map(({ sectionIds }) => sectionIds.at(-1)))
  expect(labs).toEqual([course.sectionIds.L2, course.sectionIds.L2])
})

test('a planned course that was changed to another section is shown with the one that is had', async () => {
  const course = await addCourse(campus.database, { code: 'MOVED 1', credits: 1 }, [
    { code: '01', ...monday },
    { code: '02', ...tuesday },
  ])
  const [old, current] = [course.sectionIds['01'], course.sectionIds['02']]
  if (old === undefined || current === undefined) throw new Error('no sections')
  const student = await phone(campus)
  await student.call('savePlan', { termId, revision: 1, items: [{ courseId: course.courseId, sectionIds: [old] }] })
  await student.call('selectSections', { sectionIds: [old] })
  await student.call('swapCourse', { dropCourseId: course.courseId, sectionIds: [current] })
  expect(await student.call('getPlan', { termId })).toMatchObject({
    value: { items: [{ isEnrolled: true, sections: [{ id: current }] }] },
  })
})
