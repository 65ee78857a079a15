import { join } from 'node:path'
import { writeTemplate } from '../../../../src/cli/kit/write-template'
import { readRoster } from '../../../../src/cloud/people/roster/read-roster'
import { rosterColumns } from '../../../../src/cloud/people/roster/roster-columns'
import { loadRosterMap } from '../../../../src/cloud/people/roster/roster-map'
import { fileOf, removeFiles } from '../../catalogue/import/files'
import { freshman, identityNumberOf, rosterCsv, rosterOf } from './rosters'

afterAll(removeFiles)

async function badCells(...rows: Record<string, string>[]): Promise<string[]> {
  const { badRows } = await rosterOf(rosterCsv(...rows))
  return badRows.map(({ line, column, value, reason }) => `${line} ${column} “${value}” ${reason}`)
}

test('the template can be imported as it is, from CSV and from a workbook', async () => {
  for (const name of ['roster-template.csv', 'roster-template.xlsx']) {
    const path = join(await fileOf('', 'anchor'), '..', name)
    await writeTemplate(path, rosterColumns)
    const reading = await readRoster(path, { departments: [], today: '2026-11-22' })
    expect(reading.badRows).toEqual([])
    expect(reading.students).toMatchObject([
      { number: '20260001', cohort: 2026, departmentCode: 'CS', guardians: [{ kinship: 'father' }, { name: '何清' }] },
      { number: '20260002', guardians: [{ phone: '+8613800000001' }, {}] },
    ])
    expect(reading.staff).toMatchObject([{ number: 'T0101', roles: ['registrar'], phone: '+8613800000009' }])
    expect(reading.departments.map(({ code }) => code)).toEqual(['CS', 'REG'])
  }
})

test('Chinese headings and words mean the same', async () => {
  const lines = [
    '类别,学号,工号,姓名,年级,学年,院系,出生日期,角色,手机号,家长1姓名,家长1关系,家长1手机',
    '学生,2026001,,许知远,2026级,一,计算机系,2008年3月9日,,,许文山,父亲,86 138 0000 0001',
    '教职工,,T1,沈若水,,,CS,,教务；管理员,0571-88880000,,,',
  ]
  const { students, staff, badRows } = await rosterOf(lines.join('\n'))
  expect(badRows).toEqual([])
  expect(students).toMatchObject([
    {
      cohort: 2026,
      standing: 1,
      departmentCode: 'CS',
      birthDate: '2008-03-09',
      guardians: [{ name: '许文山', kinship: 'father', phone: '+8613800000001' }],
    },
  ])
  expect(staff).toMatchObject([
    { departmentCode: 'CS', roles: ['administrator', 'registrar'], phone: '+8657188880000' },
  ])
})

test('who a row is of is told by the number that is filled in, where the row does not say', async () => {
  const { students, staff } = await rosterOf(rosterCsv(freshman('1'), { staff_number: 'T1', name: '沈若水' }))
  expect([students.length, staff.length]).toEqual([1, 1])
  expect(await badCells(freshman('1', { staff_number: 'T1' }), freshman('', { kind: 'student' }))).toEqual([
    '2 kind “” is blank, and the row has both a student_number and a staff_number; say which it is',
    '3 student_number “” is blank; every row of student says its number',
  ])
})

test('every bad cell is named with its line, column and reason, and what proves who somebody is is hidden', async () => {
  const identity = identityNumberOf('2008-03-09', 12)
  const wrong = `${identity.slice(0, 17)}${identity.endsWith('1') ? '2' : '1'}`
  const bad = await badCells(
    freshman('1', { cohort: '26', standing: '13', department: 'XX' }),
    freshman('2', { identity_number: wrong, birth_date: '2008-02-30' }),
    freshman('3', { identity_number: identity, birth_date: '2008-03-10' }),
    freshman('4', { activation_code: '1234', guardian1_name: '何清', guardian1_phone: '1380000' }),
    freshman('5', { guardian2_phone: '13800000001', guardian1_kinship: '父亲' }),
    { kind: 'staff', staff_number: 'T1', name: '沈若水', roles: '校长' },
    { kind: 'robot', student_number: '6' },
    freshman('7', { identity_number: '1.10101E+17' }),
  )
  expect(bad).toEqual([
    '2 department “XX” is no department. Known: CS; a new one needs its code in department_code (院系代码) and its name beside it',
    '2 cohort “26” is not a year of entry such as 2026',
    '2 standing “13” is not a year of study from 1 to 12',
    '3 identity_number “11****************” fails its check digit: a digit is wrong, or two have changed places',
    '3 birth_date “20********” is not a day that exists, as in 2008-03-09',
    '4 identity_number “11****************” has another birthday in it than birth_date (出生日期) says',
    '5 activation_code “****” is not 8 to 40 letters and digits; shorter ones can be guessed',
    '5 guardian1_phone “1380000” is not a phone number; one from abroad begins with + and its country',
    '6 guardian2_name “” is blank; a guardian with a phone has a name',
    '7 roles “校长” names no role: registrar 教务, cashier 财务, adviser 辅导员, teacher 教师, administrator 管理员',
    '8 kind “robot” is neither student 学生 nor staff 教职工',
    '9 identity_number “1.*********” was made a rounded number by the spreadsheet; format the column as text and type it again',
  ])
})

test('a number that is kept otherwise than it was written is told', async () => {
  const { students, notes } = await rosterOf(rosterCsv(freshman('2026 0007'), freshman('b2026001'), freshman('３')))
  expect(students.map(({ number }) => number)).toEqual(['20260007', 'b2026001', '3'])
  expect(notes.map(({ line, text }) => `${line} ${text}`)).toEqual([
    '2 keeps the number as 20260007',
    '4 keeps the number as 3',
  ])
})

test('a cell that many registrars fill so is told with its own remedy', async () => {
  const bad = await badCells(
    freshman('1', { birth_date: '39516' }),
    freshman('2', { identity_number: '无' }),
    freshman('3', { guardian1_name: '何清', guardian1_phone: '13800000017.0' }),
    freshman('4', { guardian1_name: '何清', guardian1_phone: '13800000022;13800000023' }),
    freshman('5', { guardian1_name: '何清', guardian1_phone: '13800000022 13800000023' }),
    freshman('6', { guardian1_name: '何清', guardian1_phone: '13800000022(父)' }),
    freshman('7', { name: '王?明' }),
    freshman('8', { name: '王□' }),
    freshman('9', { name: '王\ue863' }),
    freshman('10', { guardian1_name: '何清', guardian1_phone: '+852 912 3456' }),
  )
  expect(bad).toEqual([
    '2 birth_date “*****” is a day as the spreadsheet counts them; format the column as a date, or type it as in 2008-03-09',
    '3 identity_number “*” is not the number of a document: 4 to 30 letters and digits; where there is none, leave the cell blank',
    '4 guardian1_phone “13800000017.0” was made a decimal number by the spreadsheet; format the column as text and type it again',
    '5 guardian1_phone “13800000022;13800000023” has more than one number in it; keep one, and give another guardian the other',
    '6 guardian1_phone “13800000022 13800000023” has more than one number in it; keep one, and give another guardian the other',
    '7 guardian1_phone “13800000022(父)” has words in it; keep the number alone',
    '8 name “王?明” has lost a character before it came here; type it again',
    '9 name “王□” has lost a character before it came here; type it again',
    '10 name “王\ue863” has a character in it that only the system it comes from knows (U+E863); type it again',
    '11 guardian1_phone “+852 912 3456” is no number of the country it begins with: a digit is missing, or there is one too many',
  ])
})

test('a birthday that only the identity number tells is taken from it', async () => {
  const { students } = await rosterOf(
    rosterCsv(
      freshman('1', { identity_number: identityNumberOf('2008-03-09', 1) }),
      freshman('2', { identity_number: 'E1234567' }),
    ),
  )
  expect(students.map(({ birthDate }) => birthDate)).toEqual(['2008-03-09', null])
})

test('rows that repeat one another, and a guardian of two children, do not fail the file', async () => {
  const guardian = { guardian1_name: '何清', guardian1_kinship: '母亲', guardian1_phone: '13800000002' }
  const one = freshman('1', guardian)
  const reading = await rosterOf(rosterCsv(one, one, freshman('2', guardian), freshman('1', { name: '' })))
  expect(reading.badRows).toEqual([])
  expect(reading.repeatedCount).toBe(2)
  expect(reading.students.map(({ guardians }) => guardians.length)).toEqual([1, 1])
})

test('rows of the same number add up: one row a guardian is as good as one row a student', async () => {
  const { students, badRows } = await rosterOf(
    rosterCsv(
      freshman('1', { guardian1_name: '许文山' }),
      freshman('1', { guardian1_name: '何清', guardian1_phone: '13800000002', name_en: 'Xu Zhiyuan' }),
      freshman('1', { guardian1_name: '许文山', guardian1_phone: '13800000001' }),
    ),
  )
  expect(badRows).toEqual([])
  expect(students).toMatchObject([
    {
      nameEn: 'Xu Zhiyuan',
      guardians: [
        { name: '许文山', phone: '+8613800000001' },
        { name: '何清', phone: '+8613800000002' },
      ],
    },
  ])
})

test('rows that contradict one another name the earlier line, and their student is not taken', async () => {
  const guardian = (phone: string) => ({ guardian2_name: '何清', guardian2_phone: phone })
  const reading = await rosterOf(
    rosterCsv(
      freshman('1', guardian('13800000002')),
      freshman('2'),
      freshman('1', { name: '许知行' }),
      freshman('1', guardian('13800000003')),
    ),
  )
  expect(reading.badRows).toMatchObject([
    { line: 4, column: 'name', value: '许知行', reason: 'contradicts line 2 of the same person, which says 许知远' },
    {
      line: 5,
      column: 'guardian2_phone',
      value: '13800000003',
      reason: 'contradicts line 2 of the same person, which says another',
    },
  ])
  expect(reading.students.map(({ number }) => number)).toEqual(['2'])
})

test('one document and one code belong to one student', async () => {
  const identity_number = identityNumberOf('2008-03-09', 7)
  const bad = await badCells(
    freshman('1', { identity_number, activation_code: 'ABCD-EFGH' }),
    freshman('2', { identity_number, activation_code: 'abcd efgh' }),
  )
  expect(bad).toEqual([
    '3 identity_number “11****************” is that of student 1 on line 2, too; every student has their own',
    '3 activation_code “ab*******” is that of student 1 on line 2, too; every student has their own',
  ])
})

test('another system’s export comes in through a map', async () => {
  const map = await fileOf(
    JSON.stringify({
      columns: {
        student_number: { column: 'XH' },
        name: { join: [{ column: 'XING' }, { column: 'MING' }] },
        cohort: { column: 'NJ', default: '2026' },
        guardian1_name: { column: 'JZ' },
        guardian1_kinship: { column: 'GX', lookup: { F: 'father', M: 'mother' } },
      },
    }),
    'map.json',
  )
  const file = 'XH,XING,MING,NJ,JZ,GX,ignored\n1,许,知远,,许文山,F,x\n2,许,知行,2025,何清,Q,x'
  const { students, badRows } = await rosterOf(file, { map: await loadRosterMap(map) })
  expect(students).toMatchObject([{ name: '许知远', cohort: 2026, guardians: [{ kinship: 'father' }] }])
  expect(badRows).toMatchObject([{ line: 3, column: 'GX', value: 'Q' }])
  const bad = await fileOf('{"columns":{"nummer":{"column":"XH"}}}', 'bad-map.json')
  await expect(loadRosterMap(bad)).rejects.toThrow(/is not valid:\n {2}columns/)
})

test('a file that is no roster is refused with the remedy', async () => {
  await expect(rosterOf('name,cohort\n许知远,2026')).rejects.toThrow('neither a column student_number (学号)')
  await expect(rosterOf('student_number\n1')).rejects.toThrow('The column name (姓名) is missing')
  await expect(rosterOf('student_number,学号,name\n1,1,x')).rejects.toThrow('two columns for student_number')
  await expect(rosterOf('student_number,name\n')).rejects.toThrow('no rows')
  const { badRows, notes } = await rosterOf('student_number,name,cohort,dormitory\n1,许知远,2026,3,4')
  expect(badRows).toMatchObject([{ line: 2, column: '(row)' }])
  expect(notes).toMatchObject([{ text: expect.stringContaining('dormitory') }])
})
