import { weekRange } from '../../../../src/rules/catalogue/weeks'
import { oneSection, openCampus, phone } from '../../../support/campus'
import { only, termId } from '../../../support/small-college'

const campus = openCampus()

test('a course with a prerequisite lets in who passed it, and tells the others what is missing', async () => {
  const course = await oneSection(campus)
  const tree = {
    kind: 'all',
    of: [
      { kind: 'course', code: 'CS 100', gradeMin: 60 },
      { kind: 'course', code: 'MA 100', gradeMin: null },
    ],
  }
  await campus.database.query('insert into course_rule (course_id, prerequisite) values ($1, $2)', [
    course.whole.courseId,
    JSON.stringify(tree),
  ])
  const student = await phone(campus)
  await campus.database.query(
    `insert into course_result (student_id, course_code, taken_in, grade, is_passed)
     values ($1, 'MA 100', '2025-autumn', null, true), ($1, 'CS 100', '2025-autumn', 55, true)`,
    [student.id],
  )
  expect(await student.call('selectSections', course.sections)).toMatchObject({
    refusals: [{ code: 'prerequisite_unmet', unmet: { kind: 'course', code: 'CS 100', gradeMin: 60 } }],
  })
  await campus.database.query(
    `insert into course_result (student_id, course_code, taken_in, grade, is_passed) values ($1, 'CS 100', '2026-spring', 61, true)`,
    [student.id],
  )
  expect(await student.codes('selectSections', course.sections)).toBe('ok')
})

test('a rule that changes counts for the very next request', async () => {
  const course = await oneSection(campus)
  const [first, second] = [await phone(campus), await phone(campus)]
  expect(await first.codes('selectSections', course.sections)).toBe('ok')
  await campus.database.query('insert into course_rule (course_id, standing_min) values ($1, 3)', [
    course.whole.courseId,
  ])
  expect(await second.codes('selectSections', course.sections)).toBe('standing_too_low')
  await campus.database.query('update student set standing = 3 where id = $1', [second.id])
  expect(await second.codes('selectSections', course.sections)).toBe('ok')
})

test('exams on one day at one hour clash, though the classes do not', async () => {
  const [first, second] = [await oneSection(campus), await oneSection(campus)]
  for (const { sections } of [first, second])
    await campus.database.query(
      `insert into exam (section_id, day, start_minute, end_minute) values ($1, '2027-01-11', 540, 660)`,
      sections.sectionIds,
    )
  const student = await phone(campus)
  expect(await student.codes('selectSections', first.sections)).toBe('ok')
  expect(await student.call('selectSections', second.sections)).toMatchObject({
    refusals: [{ code: 'exam_clash', day: '2027-01-11', startMinute: 540, endMinute: 660 }],
  })
})

test('reserved seats go to their audience, and to everybody from the hour of their release', async () => {
  const course = await oneSection(campus, { capacity: 3 })
  const releasesAt = new Date(campus.now.getTime() + 60_000)
  await campus.database.query('insert into quota (section_id, seats, cohorts, releases_at) values ($1, 2, $2, $3)', [
    course.sections.sectionIds[0],
    [2026],
    releasesAt,
  ])
  const [senior, other, freshman] = [await phone(campus, 2023), await phone(campus, 2023), await phone(campus, 2026)]
  expect(await senior.codes('selectSections', course.sections)).toBe('ok')
  expect(await other.call('selectSections', course.sections)).toMatchObject({
    refusals: [{ code: 'seats_reserved', seatsLeft: 2 }],
  })
  expect(await freshman.codes('selectSections', course.sections)).toBe('ok')
  campus.now = releasesAt
  expect(await other.codes('selectSections', course.sections)).toBe('ok')
  const { rows } = await campus.database.query(
    'select quota_id from enrolment where section_id = $1 and quota_id is not null',
    [course.sections.sectionIds[0]],
  )
  expect(rows).toHaveLength(1)
})

test('the database itself refuses two alternatives of one course, and a seat too many', async () => {
  const { rows } = await campus.database.query<{ id: number }>(
    `insert into course (term_id, code, title, credits) values ($1, 'ALT', 'ALT', 1) returning id`,
    [termId],
  )
  const courseId = only(rows).id
  await campus.database.query(
    `with parts as (insert into component (course_id, configuration, kind)
       values ($1, 1, 'lecture'), ($1, 2, 'lecture') returning id, configuration)
     insert into section (term_id, course_id, component_id, external_id, code, capacity)
     select $2, $1, id, 'ALT-' || configuration, configuration::text, 5 from parts`,
    [courseId, termId],
  )
  const student = await phone(campus)
  const request = '00000000-0000-4000-8000-000000000001'
  await campus.database.query(
    `insert into enrolment_request (id, student_id, body, reply, decided_at) values ($1, $2, '{}', '{}', now())`,
    [request, student.id],
  )
  const enrolIn = (code: string) =>
    campus.database.query(
      `insert into enrolment (student_id, section_id, component_id, course_id, term_id, enrolled_at, enrolled_by)
       select $1, id, component_id, course_id, term_id, now(), $2 from section where course_id = $3 and code = $4`,
      [student.id, request, courseId, code],
    )
  await enrolIn('1')
  await expect(enrolIn('2')).rejects.toThrow('two alternatives')
})

test('an adviser lifts one rule for one course, and one tap then uses it', async () => {
  const monday = { meetings: [{ weekday: 1, start: 480, end: 575, weeks: weekRange(1, 16) }] }
  const [held, wanted] = [await oneSection(campus, monday), await oneSection(campus, monday)]
  const student = await phone(campus)
  await student.call('selectSections', held.sections)
  const ask = { kind: 'time_clash', ...wanted.sections, reason: '两门课只在第 9 周重叠' } as const
  expect(await student.codes('askAdviser', ask)).toBe('ok')
  expect(await student.codes('askAdviser', ask)).toBe('adviser_request_open')
  expect(await student.codes('selectSections', wanted.sections)).toBe('time_clash')
  await campus.database.query(
    `update adviser_request set status = 'granted', answer = '同意', decided_at = now() where student_id = $1`,
    [student.id],
  )
  expect(await student.call('getAdviserRequests', { termId })).toMatchObject({
    value: { requests: [{ status: 'granted', answer: '同意', isUsable: true }] },
  })
  expect(await student.codes('selectSections', wanted.sections)).toBe('ok')
  expect(await student.call('getAdviserRequests', { termId })).toMatchObject({
    value: { requests: [{ isUsable: false }] },
  })
})

test('a request to an adviser can be taken back while it is open, by whoever asked only', async () => {
  const course = await oneSection(campus)
  const [student, stranger] = [await phone(campus), await phone(campus)]
  const asked = await student.call('askAdviser', { kind: 'credit_limit', ...course.sections, reason: '毕业需要' })
  if (!asked.ok) throw new Error('refused')
  expect(await stranger.codes('withdrawAdviserRequest', asked.value)).toBe('adviser_request_not_found')
  expect(await student.codes('withdrawAdviserRequest', asked.value)).toBe('ok')
  expect(await student.codes('withdrawAdviserRequest', asked.value)).toBe('ok')
  expect(await student.call('getAdviserRequests', { termId })).toMatchObject({
    value: { requests: [{ status: 'withdrawn' }] },
  })
})
