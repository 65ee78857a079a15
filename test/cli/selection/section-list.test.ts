import { oneSection, openCampus, type Phone, phones } from '../../support/campus'
import { staffOf } from '../../support/command-line'
import { addCourse, only, termId } from '../../support/small-college'

const campus = openCampus()
const staff = staffOf(campus)
const join = { isAutomatic: false, dropCourseId: null }
const tuesday = { weekday: 2, start: 480, end: 575, weeks: 0b101 }

async function teach(sectionId: number | undefined, name: string): Promise<void> {
  const { rows } = await campus.database.query<{ id: number }>('insert into teacher (name) values ($1) returning id', [
    name,
  ])
  await campus.database.query('insert into section_teacher (section_id, teacher_id, position) values ($1, $2, 0)', [
    sectionId,
    only(rows).id,
  ])
}

test('sections are listed with title, teachers, times, seats and who waits; withdrawn ones are marked', async () => {
  const course = await oneSection(campus, { capacity: 1, meetings: [tuesday] })
  await teach(course.sections.sectionIds[0], '陈默')
  const [holder, waiting] = (await phones(campus, 2)) as [Phone, Phone]
  await holder.call('selectSections', course.sections)
  await waiting.call('joinWaitlist', { ...course.sections, ...join })
  await addCourse(campus.database, { code: 'PAST 7', title: '停开课' }, [{ code: '01', capacity: null }])
  await campus.database.query(`update section set withdrawn_at = now() where external_id = 'PAST 7-01'`)
  await campus.database.query(`update course set title = repeat('长', 300) where id = $1`, [course.whole.courseId])
  expect(await staff.does('section', 'list')).not.toContain('PAST 7 01')
  const lines = (await staff.does('section', 'list', '--all')).split('\n')
  expect(lines[0]?.length).toBeLessThan(120)
  expect(lines[0]).toMatch(/^section +seats +waiting +title +teachers +times$/)
  expect(lines.find((line) => line.startsWith(`${course.code} 01`))).toMatch(
    /01 +1\/1 +1 +.* 陈默 +Tue 08:00–09:35 weeks 1,3/,
  )
  expect(lines.find((line) => line.startsWith('PAST 7 01'))).toMatch(/0\/unlimited +\(withdrawn\) 停开课/)
  expect(lines.at(-2)).toContain('1 of them withdrawn')
  const one = await staff.does('section', 'list', '--course', 'past7', '--term', termId, '--all')
  expect(one).toContain('PAST 7 01')
  expect(one).not.toContain(course.code)
})

test('sections of one department are listed, and an unknown one is refused', async () => {
  const { rows } = await campus.database.query<{ id: number }>(
    `insert into department (code, name) values ('PE', '体育部') returning id`,
  )
  await addCourse(campus.database, { code: 'PE 101' }, [{ code: '01' }])
  await campus.database.query(`update course set department_id = $1 where code = 'PE 101'`, [only(rows).id])
  const out = await staff.does('section', 'list', '--department', 'PE')
  expect(out).toContain('PE 101 01')
  expect(out).toContain('1 section of')
  expect(await staff.fails('section', 'list', '--department', 'XX')).toContain('no such department. Known: PE')
  expect(await staff.does('section', 'list', '--course', 'NONE')).toContain('No section of')
})

test('one section is shown with all there is of it', async () => {
  const course = await oneSection(campus, { capacity: 5, meetings: [tuesday] })
  const other = await oneSection(campus, {})
  const id = course.sections.sectionIds[0]
  await teach(id, '王立')
  await campus.database.query(`with r as (insert into room (name) values ('博学楼 201') returning id)
    update meeting set room_id = (select id from r) where section_id = ${id}`)
  await campus.database.query(
    `insert into exam (section_id, day, start_minute, end_minute) values ($1, '2027-01-11', 540, 660)`,
    [id],
  )
  const prerequisite = { kind: 'course', code: 'CS 101', gradeMin: 60 }
  await campus.database.query(
    `insert into course_rule (course_id, prerequisite, corequisites, department_ids, repeat) values ($1, $2, '{MA 101}', '{}', 'if_failed')`,
    [course.whole.courseId, JSON.stringify(prerequisite)],
  )
  const named = `${course.code} 01`
  await staff.does('section', 'quota', named, '--seats', '2', '--cohort', '2026', '--until', '2036-01-01 09:00')
  await staff.does('section', 'allow-clash', named, `${other.code} 01`)
  const before = await staff.does('section', 'show', named)
  expect(before).toContain('0 of 5 taken; set by the file')
  for (const text of [
    'Tue 08:00–09:35 weeks 1,3 博学楼 201',
    '王立',
    'cohort 2026: 2 seats until 2036-01-01 09:00',
    '2027-01-11 09:00–11:00',
    'first CS 101 >= 60; beside MA 101',
    `may clash with  ${other.code} 01`,
  ])
    expect(before).toContain(text)
  await staff.does('section', 'capacity', named, '6')
  expect(await staff.does('section', 'show', `${course.code}-01`)).toContain('0 of 6 taken; set by hand')
  await staff.does('section', 'cancel', named, '--reason', 'x', '--yes')
  expect(await staff.does('section', 'show', named)).toContain('(withdrawn or cancelled: nobody can choose it)')
  expect(await staff.fails('section', 'show', 'NO 01')).toContain('is no section of the term')
})
