import { addStudents } from '../../../src/cloud/people/tables/students'
import { caseFile } from '../../cloud/catalogue/import/cases'
import { fileOf, removeFiles } from '../../cloud/catalogue/import/files'
import { openCampus } from '../../support/campus'
import { staffOf } from '../../support/command-line'
import { testDataKeys } from '../../support/data-keys'
import { addCourse } from '../../support/small-college'

const campus = openCampus({ creditsMax: 100 })
process.env.CAMPUS_DATA_KEYS = testDataKeys
const staff = staffOf(campus)
afterAll(removeFiles)

const csv = (...lines: string[]) => fileOf([...lines, ''].join('\n'), 'table.csv')

beforeAll(async () => {
  const numbers = ['96000002', '96000003', '96000004', '96000005', '96000006', 'B2026001']
  const student = { name: '甲', nameEn: null, cohort: 2026, departmentCode: null }
  await addStudents(
    campus.database,
    numbers.map((number) => ({ ...student, number })),
  )
  for (const code of ['CS 101', 'MA 101', 'MA 900', 'MA 901'])
    await addCourse(campus.database, { code }, [{ code: '01' }])
})

async function stored(course: string): Promise<string[]> {
  const { rows } = await campus.database.query<{ text: string }>(
    `select st.number || ' ' || coalesce(grade::text, '-') || ' ' || is_passed as text
     from course_result r join student st on st.id = r.student_id where course_code = $1 order by 1`,
    [course],
  )
  return rows.map(({ text }) => text)
}

test('results of a course in any spelling are results of that course', async () => {
  const out = await staff.does('import', 'results', caseFile('results-case.csv'), '--yes')
  expect(out).toContain('Done: 8 results written.')
  expect(await stored('CS 101')).toHaveLength(4)
  expect(await stored('MA 101')).toHaveLength(4)
  expect(out).not.toContain('No term has these courses')
})

test('trailing commas are no cells, and a course nobody teaches is named', async () => {
  const out = await staff.does('import', 'results', caseFile('results-trailing-comma.csv'), '--yes')
  expect(out).toContain('Done: 2 results written.')
  expect(await stored('MA 900')).toEqual(['96000005 80.00 true', '96000006 85.50 true'])
  const unknown = await csv('student_number,course_code,term,grade,passed', '96000005,XX 9,2025秋,80,是')
  expect(await staff.does('import', 'results', unknown, '--yes')).toContain('No term has these courses')
})

test('grades in words are refused by name until the school says what they mean', async () => {
  const file = caseFile('results-words.csv')
  const refused = await staff.fails('import', 'results', file, '--yes')
  expect(refused).toContain('“优秀” is neither a number nor a word of the school’s scale')
  expect(refused).toContain('“缓考” is neither a number nor a word of the school’s scale')
  expect(refused).toContain('“89.125” has more than two decimals')
  expect(refused).toContain('“-1” is below zero; a grade is 0 or more')
  const belowTable = refused.split('\n').filter((line) => /line [78],/.test(line))
  expect(belowTable).toEqual([
    '  line 7, 学号: “合计” is no result: a total or a note below the table; delete the row',
    '  line 8, 学号: “制表人：教务处” is no result: a total or a note below the table; delete the row',
  ])
  await staff.does('institution', 'set', '--grade-words', '优秀=95,良好=85,通过=pass,缓考=none')
  const out = await staff.does('import', 'results', file, '--yes', '--skip-bad')
  expect(out).toContain('1 row left out, whose word says that there is no result yet')
  expect(out).toContain('Done: 2 results written.')
  expect(await stored('MA 901')).toEqual(['96000004 85.00 true', '96000005 95.00 true'])
  expect(await staff.fails('institution', 'set', '--grade-words', '优秀=很好')).toContain('--grade-words: give words')
})

test('a percentage is told as one, and not as a word that the school might add', async () => {
  const file = await csv('student_number,course_code,term,grade,passed', '96000002,MA 901,2023秋,85%,是')
  const out = await staff.fails('import', 'results', file, '--yes')
  expect(
    await staff.fails('import', 'results', await csv('学号,课程代码,学期,成绩,通过', '96000002,MA 901,2023秋,85,')),
  ).toContain('line 2, 通过: is blank; write 是 or 否')
  expect(out).toContain('“85%” is a percentage; format the column as a number, and give the grade itself')
})

test('a word that passes or fails needs no other column to say so, and may not contradict it', async () => {
  const heading = 'student_number,course_code,term,grade,passed'
  const rows = ['96000002,MA 900,2024秋,通过,', '96000003,MA 900,2024秋,合格,否', 'b2026001,MA 900,2024秋,77分,是']
  const out = await staff.fails('import', 'results', await csv(heading, ...rows), '--yes')
  expect(out).toContain('line 3, passed: “否” contradicts the word in the column of the grade')
  await staff.does('import', 'results', await csv(heading, rows[0] ?? '', rows[2] ?? ''), '--yes')
  expect(await stored('MA 900')).toEqual(expect.arrayContaining(['96000002 - true', 'B2026001 77.00 true']))
})

test('rules name courses in any spelling, and sections are found by any', async () => {
  const heading = '课程代码,先修要求,同修课程'
  const out = await staff.does('import', 'rules', await csv(heading, 'ma901,ＣＳ　101 and MA101,ma 900'), '--yes')
  expect(out).toContain('MA 901: first CS 101 and MA 101; beside MA 900')
  expect(out).not.toContain('which no term has')
  const exams = await csv('section,day,start,end', 'cs101 01,2027-01-04,9:00,11:00')
  expect(await staff.does('import', 'exams', exams, '--yes')).toContain('1 examination')
})

test('a file in another encoding is taken with the word that says so', async () => {
  // `96000002,MA 901,2024秋,88,是` as a Chinese spreadsheet saves it.
  const bytes = Buffer.concat([
    Buffer.from('student_number,course_code,term,grade,passed\n96000002,MA 901,2024'),
    Buffer.from('c7ef', 'hex'),
    Buffer.from(',88,'),
    Buffer.from('cac7', 'hex'),
    Buffer.from('\n'),
  ])
  const path = await fileOf(bytes, 'gb.csv')
  expect(await staff.does('import', 'results', path, '--yes', '--encoding', 'gb18030')).toContain(
    'note: read as gb18030, as --encoding says',
  )
  const { rows } = await campus.database.query(`select 1 from course_result where taken_in = '2024秋' and grade = 88`)
  expect(rows).toHaveLength(1)
})

test('terms that overlap are warned of, the earlier stays current, and an empty one can be moved and removed', async () => {
  const added = await staff.does('term', 'add', 'early', '--name', '早', '--starts-on', '2026-12-28', '--weeks', '18')
  expect(added).toContain('Careful: early and 2026-autumn overlap from 2026-12-28 to 2027-01-10')
  const within = await staff.does('term', 'set', 'early', '--starts-on', '2026-11-02', '--weeks', '2')
  expect(within).toContain('overlap from 2026-11-02 to 2026-11-15. All of early lies within 2026-autumn')
  await staff.does('term', 'set', 'early', '--weeks', '18')
  expect(await staff.does('term', 'set', 'early', '--starts-on', '2027-01-11')).not.toContain('Careful')
  expect(await staff.does('term', 'list')).toMatch(/The current term is 2026-autumn: /)
  expect(await staff.fails('term', 'set', 'early', '--starts-on', '2027-01-12')).toContain('is not a Monday')
  expect(await staff.fails('term', 'remove', '2026-autumn')).toContain('so it stays')
  expect(await staff.does('term', 'remove', 'early')).toContain('Term early is removed.')
  expect(await staff.fails('term', 'remove', 'early')).toContain('There is no term early')
})

test('a moment that daylight saving skips or doubles is refused with both readings', async () => {
  await staff.does('institution', 'set', '--time-zone', 'America/Chicago')
  const words = ['round', 'add', '--term', '2026-autumn', '--name', 'R', '--credits-max', '20']
  const skipped = await staff.fails(...words, '--opens', '2027-03-14 02:30', '--closes', '2027-03-20 09:00')
  expect(skipped).toContain('is not there, because clocks are set forward')
  expect(skipped).toContain('2027-03-14 01:30-06:00 or 2027-03-14 03:30-05:00')
  const doubled = await staff.fails(...words, '--opens', '2026-11-01 01:30', '--closes', '2026-11-20 09:00')
  expect(doubled).toContain('is there twice, because clocks are set back')
  expect(doubled).toContain('2026-11-01 01:30-05:00 or 2026-11-01 01:30-06:00')
  const given = await staff.does(...words, '--opens', '2026-11-01T01:30-06:00', '--closes', '2026-11-20 09:00')
  expect(given).toContain('2026-11-01 01:30 to 2026-11-20 09:00')
  await staff.does('institution', 'set', '--time-zone', 'Asia/Shanghai')
})

test('a roster that writes a number otherwise speaks of the same person', async () => {
  const out = await staff.does('import', 'roster', await csv('学号,姓名,年级', 'ｂ2026001,甲,2025'), '--yes')
  expect(out).toContain('students: 0 to add, 1 to change')
  const { rows } = await campus.database.query(`select number, cohort from student where upper(number) = 'B2026001'`)
  expect(rows).toEqual([{ number: 'B2026001', cohort: 2025 }])
})

test('a class over noon and one at noon can both be chosen', async () => {
  const twelve = ['08:00-08:45', '08:50-09:35', '10:00-10:45', '10:50-11:35', '14:00-14:45', '14:50-15:35']
  await staff.does('institution', 'set', '--periods', twelve.join(','))
  await staff.does('term', 'add', 'noon', '--name', '午', '--starts-on', '2030-09-02', '--weeks', '18')
  await staff.does('import', 'catalogue', caseFile('catalogue-noon-periods.csv'), '--term', 'noon', '--yes')
  const { rows } = await campus.database.query(
    `select a.start_minute, b.start_minute from meeting a join meeting b on a.section_id < b.section_id
       and a.weekday = b.weekday and a.start_minute < b.end_minute and b.start_minute < a.end_minute
     join section s on s.id = a.section_id where s.term_id = 'noon'`,
  )
  expect(rows).toEqual([])
})
