import writeXlsxFile from 'write-excel-file/node'
import { fileOf, removeFiles } from '../../cloud/catalogue/import/files'
import { oneSection, openCampus, type Phone, phone } from '../../support/campus'
import { staffOf } from '../../support/command-line'
import { addCourse, only } from '../../support/small-college'

const campus = openCampus({ creditsMax: 100 })
const staff = staffOf(campus)
afterAll(removeFiles)

async function numberOf(student: Phone): Promise<string> {
  const { rows } = await campus.database.query('select number from student where id = $1', [student.id])
  return only(rows).number
}

function csv(...lines: string[]): Promise<string> {
  return fileOf([...lines, ''].join('\n'), 'table.csv')
}

const rulesHeading = '课程代码,先修要求,同修课程,年级,限选院系,重修'

test('the rules of a file bar a student who lacks the prerequisite, and results let them in', async () => {
  const { sectionIds } = await addCourse(campus.database, { code: 'CS 201' }, [{ code: '01' }])
  for (const code of ['CS 101', 'MA 101', 'MA 102']) await addCourse(campus.database, { code }, [{ code: '01' }])
  const sections = { sectionIds: Object.values(sectionIds) }
  const student = await phone(campus)
  const file = await csv(rulesHeading, 'CS 201,CS 101且（MA 101≥60或MA 102）,,,,不可')
  const looked = await staff.fails('import', 'rules', file)
  expect(looked).toContain('1 to add, 0 to change, 0 to remove, 0 unchanged')
  expect(looked).toContain('CS 201: first CS 101 and (MA 101 >= 60 or MA 102); never twice')
  expect((await campus.database.query('select 1 from course_rule')).rows).toEqual([])
  await staff.does('import', 'rules', file, '--yes')
  const course = (code: string, gradeMin: number | null = null) => ({ kind: 'course', code, gradeMin })
  const either = { kind: 'any', of: [course('MA 101', 60), course('MA 102')] }
  expect(await student.call('selectSections', sections)).toMatchObject({
    refusals: [{ code: 'prerequisite_unmet', unmet: { kind: 'all', of: [course('CS 101'), either] } }],
  })

  const number = await numberOf(student)
  const heading = 'student_number,course_code,term,grade,passed'
  const results = [`${number},CS 101,2025-autumn,,P`, `${number},MA 101,2026-spring,59,是`]
  expect(await staff.does('import', 'results', await csv(heading, ...results), '--yes')).toContain('2 results written')
  expect(await student.call('selectSections', sections)).toMatchObject({ refusals: [{ unmet: either }] })
  const better = [results[0] ?? '', `${number},MA 101,2026-spring,60.5,是`]
  const changed = await staff.does('import', 'results', await csv(heading, ...better), '--yes')
  expect(changed).toContain('2 rows read: 0 results to add, 1 to change, 1 unchanged.')
  expect(await student.codes('selectSections', sections)).toBe('ok')
})

test('the same rules a second time change nothing; a blank row takes them away; other courses keep theirs', async () => {
  for (const code of ['KEEP 1', 'GO 1']) await addCourse(campus.database, { code }, [{ code: '01' }])
  const file = await csv(rulesHeading, 'KEEP 1,,GO 1、MA 102,2,,always', 'GO 1,KEEP 1,,,,')
  await staff.does('import', 'rules', file, '--yes')
  expect(await staff.does('import', 'rules', file)).toContain('Nothing to change')
  const out = await staff.does('import', 'rules', await csv(rulesHeading, 'GO 1,,,,,'), '--yes')
  expect(out).toContain('GO 1: first KEEP 1')
  const { rows } = await campus.database.query(
    `select c.code, r.corequisites, r.standing_min, r.repeat from course_rule r join course c on c.id = r.course_id
     where c.code like '% 1' order by 1`,
  )
  expect(rows).toEqual([{ code: 'KEEP 1', corequisites: ['GO 1', 'MA 102'], standing_min: 2, repeat: 'always' }])
})

test('every bad row is named with its line and reason, and nothing is written while one is bad', async () => {
  const { code } = await oneSection(campus)
  const lines = [
    `${code},(CS 101 or MA 101,,,,`,
    'NO 1,,,,,',
    `${code},,,,,`,
    'CS 101,CS 101,,13,XX,maybe',
    'MA 101,MA 999,,2,,',
  ]
  const file = await csv(rulesHeading, ...lines)
  const out = await staff.fails('import', 'rules', file, '--yes')
  expect(out).toContain('line 2, 先修要求: “(CS 101 or MA 101” opens a bracket that it never closes')
  expect(out).toContain('line 3, 课程代码: “NO 1” is no course of term 2026-autumn')
  expect(out).toContain('line 4, 课程代码')
  expect(out).toContain('is on line 2 already; a course has one row')
  expect(out).toContain('line 5, 先修要求: “CS 101” names the course itself')
  expect(out).toContain('line 5, 年级: “13” is not a year of study')
  expect(out).toContain('line 5, 限选院系: “XX” names XX, which is not the code of a department')
  expect(out).toContain('line 5, 重修: “maybe” is none of never 不可')
  expect(out).toContain('note: MA 101 asks for MA 999, which no term has and nobody has passed')
  const rulesOfMa = `select 1 from course_rule r join course c on c.id = r.course_id where c.code = 'MA 101'`
  expect((await campus.database.query(rulesOfMa)).rows).toHaveLength(0)
  await staff.does('import', 'rules', file, '--yes', '--skip-bad')
  expect((await campus.database.query(rulesOfMa)).rows).toHaveLength(1)
})

test('examinations of a workbook clash for a student, until they are taken away', async () => {
  const [one, other] = [await oneSection(campus), await oneSection(campus)]
  const student = await phone(campus)
  const rows = [
    ['section', 'day', 'start', 'end', 'room'],
    [`${one.code} 01`, '2027-01-04', '09:00', '11:00', '博学楼 201'],
    [`${other.code}-01`, '2027/1/4', '10:30', '12:00', ''],
  ].map((cells) => cells.map((value) => ({ value, type: String })))
  const workbook = await fileOf(await writeXlsxFile(rows).toBuffer(), 'exams.xlsx')
  expect(await staff.does('import', 'exams', workbook, '--yes')).toContain('Done: 2 examinations written.')
  expect(await staff.does('import', 'exams', workbook)).toContain('Nothing to change.')
  await student.call('selectSections', one.sections)
  expect(await student.call('selectSections', other.sections)).toMatchObject({
    refusals: [{ code: 'exam_clash', day: '2027-01-04', startMinute: 630, endMinute: 660 }],
  })
  const gone = await csv('section,day,start,end', `${other.code} 01,,,`)
  expect(await staff.does('import', 'exams', gone, '--yes')).toContain('2027-01-04 10:30–12:00 → none')
  expect(await student.codes('selectSections', other.sections)).toBe('ok')
})

test('an examination that cannot be is named with its line', async () => {
  const { code } = await oneSection(campus)
  const file = await csv(
    'section,day,start,end',
    `${code} 01,2027-02-30,9:00,8:00`,
    `${code} 01,2029-01-04,9:00,10:00`,
    'NO 01,2027-01-04,9:00,10:00',
  )
  const out = await staff.fails('import', 'exams', file, '--yes')
  expect(out).toContain('line 2, day: “2027-02-30” is not a day that exists')
  expect(out).toContain('line 3, day: “2029-01-04” is outside the term, 2026-09-07 to 2027-01-10')
  expect(out).toContain('line 4, section: “NO 01” is no section of the term')
})

test('a file without the columns is refused with the ones it needs', async () => {
  expect(await staff.fails('import', 'results', await csv('name,grade', 'x,1'))).toContain(
    'The column student_number (学号) is missing. The columns are: student_number, course_code, term, grade, passed.',
  )
})
