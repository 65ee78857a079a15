import { readRoster } from '../../../../src/cloud/people/roster/read-roster'
import { isProven } from '../../../../src/cloud/people/student-proof'
import type { BindingCandidate } from '../../../../src/cloud/people/tables/students'
import type { StudentId } from '../../../../src/contract/people/ids'
import { testVault } from '../../../support/data-keys'
import { caseFile } from '../../catalogue/import/cases'
import { removeFiles } from '../../catalogue/import/files'
import { freshman, rosterCsv, rosterOf } from './rosters'

afterAll(removeFiles)

async function caseOf(name: string) {
  const reading = await readRoster(caseFile(name), {
    departments: [{ code: 'CS', name: '计算机系', nameEn: null }],
    today: '2026-11-22',
  })
  return { ...reading, bad: reading.badRows.map(({ line, column, reason }) => `${line} ${column} ${reason}`) }
}

test('numbers are folded, kept, or refused, and b2026001 is B2026001', async () => {
  const { students, bad } = await caseOf('roster-numbers.csv')
  expect(students.map(({ number }) => number)).toEqual([
    '20260099',
    '2026-0099',
    '20260002',
    '20260003',
    '20260004',
    '20260005',
    '20260006',
    '20260007',
    '20260009',
    'XII2026',
    '00012345',
    '12345',
    '2026/0010',
    '2026_0011',
    'O0260013',
  ])
  expect(bad).toEqual([
    '2 学号 was made a decimal number by the spreadsheet; format the column as text and type it again',
    expect.stringMatching(/^6 姓名 contradicts line 5 of the same person/),
    expect.stringMatching(/^10 学号 was made a rounded number/),
    expect.stringMatching(/^14 学号 is not a number/),
    expect.stringMatching(/^19 学号 was made a rounded number/),
    expect.stringMatching(/^22 学号 is not a number/),
  ])
})

test.each([
  ['1E5', false],
  ['2.026E+07', false],
  ['20260001.00', false],
  ['2026.0', false],
  ['E20260001', true],
  ['2026E', true],
  ['2026.001', true],
  ["'20260001", true],
])('the number %s is taken: %s', async (number, isTaken) => {
  const { badRows } = await rosterOf(rosterCsv(freshman(number)))
  expect(badRows.length === 0).toBe(isTaken)
})

test('numbers padded by their format, merged departments, titles and sheets come in', async () => {
  expect((await caseOf('roster-padded-numbers.xlsx')).students.map(({ number }) => number)).toEqual([
    '00001234',
    '00001235',
  ])
  const merged = await caseOf('roster-merged-department.xlsx')
  expect(merged.students.map(({ departmentCode }) => departmentCode)).toEqual(['CS', 'CS', 'CS'])
  expect((await caseOf('roster-title-row.xlsx')).students).toMatchObject([{ number: '90300001', name: '己一' }])
  const sheets = await caseOf('roster-two-sheets.xlsx')
  expect(sheets.students.map(({ name }) => name)).toEqual(['庚一'])
  expect(sheets.notes.map(({ text }) => text).join()).toContain('not read: 数学系')
})

test('identity numbers as numbers are refused each once, and an error cell is no blank', async () => {
  const { badRows, rowCount } = await caseOf('roster-id-as-number.xlsx')
  expect(badRows).toHaveLength(rowCount)
  for (const { value, reason } of badRows) {
    expect(reason).toContain('more than 15 digits')
    expect(value).toMatch(/^11\*+$/)
  }
  expect((await caseOf('roster-error-cell.xlsx')).bad).toEqual([
    '2 姓名 is an error of the spreadsheet, not a value; mend its formula or type the value',
  ])
})

test('phones come in one form with their country, or are refused', async () => {
  const { students, badRows } = await caseOf('roster-phones.csv')
  expect(students.map(({ guardians }) => guardians[0]?.phone)).toEqual([
    '+8613800000011',
    '+8613800000012',
    '+8613800000013',
    '+8613800000014',
    '+8613800000015',
    '+8613800000016',
    '+85291234567',
    '+861062785001',
    '+8613800000018',
    '+8613800000019',
    '+8613800000020',
    '+8613800000021',
    '+14125550100',
    '+8619900000024',
    '+8613800000025',
    '+8613800000026',
    '+8613800000027',
    '+8613800000028',
    '+8657188880000',
    '+8613800000029',
  ])
  expect(badRows.map(({ line }) => line)).toEqual([8, 10, 11, 17, 19, 27])
})

function candidateOf({
  name,
  nameEn = null,
  ...secrets
}: {
  name: string | null
  nameEn?: string | null
  identityNumber?: string | null
  activationCode?: string | null
}): BindingCandidate {
  const sealed = (field: 'student.identity_number' | 'student.activation_code', text: string | null | undefined) =>
    text ? testVault.seal(field, 1, text) : null
  return {
    studentId: 1 as StudentId,
    name: name ?? '',
    nameEn,
    birthDateSealed: testVault.seal('student.birth_date', 1, '2008-03-09'),
    identityNumberSealed: sealed('student.identity_number', secrets.identityNumber),
    activationCodeSealed: sealed('student.activation_code', secrets.activationCode),
    isBound: false,
  }
}

test('documents of Hong Kong, Macau, Taiwan and abroad bind by their last four letters or digits', async () => {
  const { students, badRows } = await caseOf('roster-hkid.csv')
  const lastFour = ['4567', '4321', '5678', '5678', '5678', '018x']
  expect(badRows).toEqual([])
  for (const [index, student] of students.entries()) {
    const proof = { kind: 'identity', birthDate: '2008-03-09', lastFour: lastFour[index] ?? '' } as const
    expect(isProven(candidateOf(student), { name: student.name ?? '', proof }, testVault)).toBe(true)
    expect(
      isProven(candidateOf(student), { name: student.name ?? '', proof: { ...proof, lastFour: '0000' } }, testVault),
    ).toBe(false)
  }
})

test('a document that was stored with its brackets binds like one without', () => {
  const proof = { kind: 'identity', birthDate: '2008-03-09', lastFour: '56(7' } as const
  const written = { name: '香一', proof: { ...proof, lastFour: '4567' } }
  expect(isProven(candidateOf({ name: '香一', identityNumber: 'A123456(7)' }), written, testVault)).toBe(true)
})

test('everybody binds by the name as it is printed, and what was folded is told', async () => {
  const { students, badRows, notes } = await caseOf('roster-names.csv')
  expect(badRows).toEqual([])
  const byNumber = new Map(students.map((student) => [student.number, student]))
  const printed: [string, string][] = [
    ['91000001', '阿依努尔•买买提'],
    ['91000002', '阿依努尔·艾山'],
    ['91000003', '王小明'],
    ['91000004', 'Jose Ibanez'],
    ['91000004', 'José Ibáñez'],
    ['91000005', 'Ichiro Yoshikawa'],
    ['91000006', '陈美玲'],
    ['91000006', 'Mei Ling Chan'],
    ['91000007', 'Lü Yi'],
    ['91000009', 'Anne O’Neil'],
    ['91000011', '王小明'],
    ['91000012', 'Jurgen Muller'],
    ['91000013', '艾山'],
    ['91000014', '李四'],
    ['91000015', 'Zhixia Lin'],
    ['91000016', '赵六'],
    ['91000018', 'Nguyen Thi Hoa'],
  ]
  for (const [number, name] of printed) {
    const student = byNumber.get(number)
    const proof = { kind: 'activation_code', code: `CODE${number}` } as const
    if (!student) throw new Error(`${number} was not read`)
    expect([number, isProven(candidateOf(student), { name, proof }, testVault)]).toEqual([number, true])
  }
  const told = notes.map(({ line, text }) => `${line} ${text}`)
  expect(told).toContain('3 keeps the name as 阿依努尔·艾山')
  expect(told).toContain('14 keeps the name as 艾山')
  expect(told.join()).toContain('invisible characters were left out of cells on line 4')
})
