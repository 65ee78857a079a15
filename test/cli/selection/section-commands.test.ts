import { eventually, oneSection, openCampus, type Phone, phone, phones } from '../../support/campus'
import { staffOf } from '../../support/command-line'
import { addCourse, only } from '../../support/small-college'

const campus = openCampus({ creditsMax: 100 })
const staff = staffOf(campus)
const join = { isAutomatic: false, dropCourseId: null }
const sunday = { weekday: 7, start: 480, end: 575, weeks: 1 }

async function offersTo(student: Phone): Promise<number> {
  const { rows } = await campus.database.query(
    `select 1 from seat_offer o join waitlist_entry w on w.id = o.entry_id where w.student_id = $1 and o.status = 'open'`,
    [student.id],
  )
  return rows.length
}

async function isEnrolled(student: Phone): Promise<boolean> {
  const { rows } = await campus.database.query(
    `select 1 from enrolment where student_id = $1 and status = 'enrolled'`,
    [student.id],
  )
  return rows.length > 0
}

async function capacityOf(course: { sections: { sectionIds: number[] } }): Promise<number> {
  const { rows } = await campus.database.query('select capacity from section where id = any ($1)', [
    course.sections.sectionIds,
  ])
  return only(rows).capacity
}

test('seats that are added go to the first in the queue at once', async () => {
  const course = await oneSection(campus, { capacity: 1 })
  const [holder, first, second] = (await phones(campus, 3)) as [Phone, Phone, Phone]
  await holder.call('selectSections', course.sections)
  for (const student of [first, second]) await student.call('joinWaitlist', { ...course.sections, ...join })
  const out = await staff.does('section', 'capacity', `${course.code} 01`, '2')
  expect(out).toContain(`${course.code} 01: 1 seat → 2 seats; 1 student in it.`)
  expect(out).toContain('1 student of the waitlist got a seat or an offer.')
  expect([await offersTo(first), await offersTo(second)]).toEqual([1, 0])
  campus.now = new Date()
  expect(await first.codes('acceptOffer', course.whole)).toBe('ok')
})

test('who said so is enrolled by the command that added the seat', async () => {
  const course = await oneSection(campus, { capacity: 1 })
  const [holder, waiting] = (await phones(campus, 2)) as [Phone, Phone]
  await holder.call('selectSections', course.sections)
  await waiting.call('joinWaitlist', { ...course.sections, ...join, isAutomatic: true })
  await staff.does('section', 'capacity', `${course.code}-01`, 'unlimited')
  expect(await isEnrolled(waiting)).toBe(true)
})

test('nobody loses a seat: fewer seats than students and offers is refused', async () => {
  const course = await oneSection(campus, { capacity: 3 })
  for (const student of await phones(campus, 2)) await student.call('selectSections', course.sections)
  expect(await staff.fails('section', 'capacity', `${course.code} 01`, '1')).toContain(
    'has 2 students, so it cannot have 1 seat. Nobody loses a seat by this; the least is 2.',
  )
  expect(await capacityOf(course)).toBe(3)
  await staff.does('section', 'capacity', `${course.code} 01`, '2')
  expect(await capacityOf(course)).toBe(2)
})

test('a cancelled section loses its students and its queue, and their history tells who and why', async () => {
  const course = await oneSection(campus, { capacity: 2 })
  const [one, other, waiting] = (await phones(campus, 3)) as [Phone, Phone, Phone]
  for (const student of [one, other]) await student.call('selectSections', course.sections)
  await waiting.call('joinWaitlist', { ...course.sections, ...join })
  const words = ['section', 'cancel', `${course.code} 01`, '--reason', '教师病休', '--by', '王老师']
  expect(await staff.fails(...words)).toContain('2 students enrolled, 1 student on its waitlist')
  expect(await isEnrolled(one)).toBe(true)
  expect(await staff.does(...words, '--yes')).toContain('is cancelled: 2 students enrolled')
  expect([await isEnrolled(one), await isEnrolled(other)]).toEqual([false, false])
  expect(await waiting.codes('leaveWaitlist', course.whole)).toBe('not_waiting')
  const { rows } = await campus.database.query(
    `select r.made_by, r.body from enrolment e join enrolment_request r on r.id = e.dropped_by where e.student_id = $1`,
    [one.id],
  )
  const { courseId } = course.whole
  const of = { courseId, onlyOf: course.sections }
  const body = { kind: 'remove', ...of, reason: 'section_cancelled', note: '教师病休', by: '王老师' }
  expect(rows).toEqual([{ made_by: 'staff', body }])
  const history = await one.call('getEnrolmentHistory', { termId: '2026-autumn' as never, cursor: null })
  expect(history).toMatchObject({ value: { events: [{ kind: 'remove', madeBy: 'staff' }, { kind: 'select' }] } })
  expect(await one.codes('selectSections', course.sections)).toBe('section_not_found')
  expect(await staff.does(...words, '--yes')).toContain('is out of the catalogue already, and nobody is in it')
})

test('a section is cancelled while students rush for it: whoever got in is out again, the others are told', async () => {
  const course = await oneSection(campus, { capacity: null })
  campus.now = new Date()
  const students = await phones(campus, 8)
  let isOver = false
  const gotIn = new Set<Phone>()
  let isEverybodyIn = () => {}
  const everybodyIn = new Promise<void>((resolve) => {
    isEverybodyIn = resolve
  })
  const rush = Promise.all(
    students.map(async (student) => {
      while (!isOver) {
        if ((await student.codes('selectSections', course.sections)) === 'ok') gotIn.add(student)
        if (gotIn.size === students.length) isEverybodyIn()
        await student.codes('dropCourse', course.whole)
      }
      return student.codes('selectSections', course.sections)
    }),
  )
  await everybodyIn
  await staff.does('section', 'cancel', `${course.code} 01`, '--reason', 'x', '--yes').finally(() => {
    isOver = true
  })
  expect(new Set(await rush)).toEqual(new Set(['section_not_found']))
  const { rows } = await campus.database.query(
    `select 1 from enrolment where section_id = any ($1) and status = 'enrolled'`,
    [course.sections.sectionIds],
  )
  expect(rows).toHaveLength(0)
})

test('a cancelling that was interrupted is finished by giving it again', async () => {
  const course = await oneSection(campus)
  const student = await phone(campus)
  await student.call('selectSections', course.sections)
  await campus.database.query('update section set withdrawn_at = now() where id = any ($1)', [
    course.sections.sectionIds,
  ])
  await staff.does('section', 'cancel', `${course.code} 01`, '--reason', 'x', '--yes')
  expect(await isEnrolled(student)).toBe(false)
})

test('seats kept for a cohort are refused to others until they are open to everybody', async () => {
  const course = await oneSection(campus, { capacity: 2 })
  const [one, other] = (await phones(campus, 2, 2025)) as [Phone, Phone]
  const freshman = await phone(campus, 2026)
  const named = `${course.code} 01`
  expect(await staff.fails('section', 'quota', named, '--seats', '1')).toContain('Say for whom the seats are kept')
  expect(await staff.fails('section', 'quota', named, '--seats', '3', '--cohort', '2026')).toContain(
    '3 more do not fit',
  )
  await staff.does('section', 'quota', named, '--seats', '1', '--cohort', '2026', '--until', '2036-01-01 09:00')
  expect(await one.codes('selectSections', course.sections)).toBe('ok')
  expect(await other.codes('selectSections', course.sections)).toBe('seats_reserved')
  expect(await other.codes('joinWaitlist', { ...course.sections, ...join, isAutomatic: true })).toBe('ok')
  await staff.does('section', 'quota', named, '--none')
  expect(await eventually(() => isEnrolled(other), true)).toBe(true)
  expect(await freshman.codes('selectSections', course.sections)).toBe('section_full')
})

test('a clash that staff allow is no reason any more, until they take it back', async () => {
  const [one, other, third] = [
    await oneSection(campus, { meetings: [sunday] }),
    await oneSection(campus, { meetings: [sunday] }),
    await phones(campus, 2),
  ]
  const [student, later] = third as [Phone, Phone]
  await student.call('selectSections', one.sections)
  expect(await student.codes('selectSections', other.sections)).toBe('time_clash')
  const words = ['section', 'allow-clash', `${other.code} 01`, `${one.code} 01`]
  expect(await staff.does(...words)).toContain('may be taken together from now on')
  expect(await student.codes('selectSections', other.sections)).toBe('ok')
  await staff.does(...words, '--remove')
  await later.call('selectSections', one.sections)
  expect(await later.codes('selectSections', other.sections)).toBe('time_clash')
})

test('a name that may mean two sections is refused with both', async () => {
  await addCourse(campus.database, { code: 'TWO' }, [{ code: '01' }])
  await campus.database.query(
    `insert into section (term_id, course_id, component_id, external_id, code)
     select term_id, course_id, component_id, 'TWO-LAB', code from section where external_id = 'TWO-01'`,
  )
  expect(await staff.fails('section', 'capacity', 'two  01', '9')).toContain('may be TWO-01 or TWO-LAB')
  expect(await staff.fails('section', 'capacity', 'TWO 02', '9')).toContain('is no section of the term')
  expect(await staff.does('section', 'capacity', 'TWO-LAB', '9')).toContain('unlimited → 9 seats')
})

test('watching shows the fullest sections first, with what is decided', async () => {
  const [full, empty] = [await oneSection(campus, { capacity: 1 }), await oneSection(campus, { capacity: 9 })]
  campus.now = new Date()
  for (const student of await phones(campus, 2)) await student.call('selectSections', full.sections)
  const lines = (await staff.does('watch', '--once', '--top', '500')).split('\n')
  expect(lines[0]).toContain('2026 秋季学期')
  expect(lines[1]).toMatch(/places taken.*decided a second, \d+ % refused/)
  const lineOf = (course: { code: string }) => lines.findIndex((line) => line.startsWith(`${course.code} 01 `))
  expect(lines[lineOf(full)]).toMatch(/1\/1 {2}#{12} 100 %/)
  expect(lineOf(full)).toBeLessThan(lineOf(empty))
})
