import { join } from 'node:path'
import { readTableFile } from '../../../src/cli/kit/table-file'
import { fileOf, removeFiles } from '../../cloud/catalogue/import/files'
import { oneSection, openCampus, phone } from '../../support/campus'
import { staffOf } from '../../support/command-line'
import { staffMember } from '../../support/people'
import { only, termId } from '../../support/small-college'

const campus = openCampus({ creditsMax: 8 })
const staff = staffOf(campus)
afterAll(removeFiles)

const pathOf = async (name: string) => join(await fileOf('', 'anchor'), '..', name)

const columns = [
  { name: 'student_number', nameZh: '学号', isRequired: true, about: '' },
  { name: 'course_code', nameZh: '课程代码', isRequired: true, about: '' },
] as const

test.each(['xlsx', 'csv'])('enrolments and class lists are written as %s and read back', async (format) => {
  const course = await oneSection(campus)
  const student = await phone(campus)
  await student.call('selectSections', course.sections)
  // Excel would take its zeros away.
  const number = format === 'csv' ? '0001' : '0002'
  await campus.database.query('update student set number = $2 where id = $1', [student.id, number])
  for (const table of ['enrolments', 'class-lists']) {
    const path = await pathOf(`${table}.${format}`)
    const out = await staff.does('export', table, '--section', `${course.code} 01`, '--out', path, '--language', 'en')
    expect(out).toContain('1 row of')
    const read = await readTableFile(path, columns, {})
    expect(read.rows.map(({ texts }) => texts)).toEqual([{ student_number: number, course_code: course.code }])
    expect(await staff.fails('export', table, '--out', path)).toContain('exists already and is left as it is')
  }
})

test('fill is exported, and a file of another kind is refused', async () => {
  const path = await pathOf('fill.csv')
  expect(await staff.does('export', 'fill', '--out', path)).toContain('rows of')
  expect(await staff.fails('export', 'fill', '--out', await pathOf('fill.pdf'))).toContain('ends in .xlsx or .csv')
})

test('the school says which name in the catalogue a member of staff teaches under', async () => {
  const course = await oneSection(campus)
  const { rows } = await campus.database.query<{ id: number }>(
    `insert into teacher (name) values ('陈默') returning id`,
  )
  await campus.database.query('insert into section_teacher (section_id, teacher_id, position) values ($1, $2, 0)', [
    course.sections.sectionIds[0],
    only(rows).id,
  ])
  const teacher = await staffMember(campus)
  const numberOf = async (accountId: number) =>
    only(
      (await campus.database.query<{ number: string }>('select number from staff where account_id = $1', [accountId]))
        .rows,
    ).number
  const number = await numberOf(teacher.accountId)
  expect(await staff.does('staff', 'teaches', number, '陈默')).toContain('teaches as 陈默: 1 section')
  const { sections } = await teacher.value('getTaughtSections', { termId })
  expect(sections.map(({ course: { code } }) => code)).toEqual([course.code])
  const namesake = await numberOf((await staffMember(campus, 'teacher')).accountId)
  expect(await staff.fails('staff', 'teaches', namesake, '陈默')).toContain('Two people of one name need two names')
  expect(await staff.fails('staff', 'teaches', number)).toContain('Give the name as the catalogue writes it')
  await staff.does('staff', 'teaches', number, '--none')
  expect(await teacher.value('getTaughtSections', { termId })).toMatchObject({ sections: [], teachesAs: null })
})
