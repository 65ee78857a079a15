import { join } from 'node:path'
import { addGuardianBinding, readGuardiansOf } from '../../../src/cloud/people/tables/bindings'
import { findGuardiansByPhone } from '../../../src/cloud/people/tables/guardians'
import { fileOf, removeFiles } from '../../cloud/catalogue/import/files'
import { freshman, identityNumberOf, manyFreshmen, rosterCsv } from '../../cloud/people/roster/rosters'
import { openCampus } from '../../support/campus'
import { campusProcess, staffOf } from '../../support/command-line'
import { testDataKeys, testVault } from '../../support/data-keys'
import { urlOfTestDatabase } from '../../support/database'
import { byCode, onRoster, somebody } from '../../support/people'
import { only } from '../../support/small-college'

process.env.CAMPUS_DATA_KEYS = testDataKeys
const campus = openCampus()
const staff = staffOf(campus)
afterAll(removeFiles)

let fileCount = 0
function roster(...rows: Record<string, string>[]): Promise<string> {
  fileCount += 1
  return fileOf(rosterCsv(...rows), `roster-${fileCount}.csv`)
}

async function imports(...rows: Record<string, string>[]): Promise<string> {
  return staff.does('import', 'roster', await roster(...rows), '--yes')
}

async function one<Row>(text: string, ...values: unknown[]): Promise<Row> {
  return only((await campus.database.query(text, values)).rows) as Row
}

const father = { guardian1_name: '许文山', guardian1_kinship: '父亲', guardian1_phone: '13800001001' }

test('students, guardians and staff come in one import, and the same file again changes nothing', async () => {
  const identity = identityNumberOf('2008-03-09', 21)
  const rows = [
    freshman('A1', { ...father, identity_number: identity, department_code: 'CS', department: '计算机系' }),
    freshman('A2', { ...father, activation_code: 'ABCD-EFGH-JK' }),
    { kind: '教职工', staff_number: 'T1', name: '沈若水', roles: '教务', phone: '13800001009' },
  ]
  const file = await roster(...rows)
  const looked = await staff.does('import', 'roster', file, '--dry-run')
  expect(looked).toContain('students: 2 to add, 0 to change, 0 unchanged')
  expect(looked).toContain('guardians: 2 to add')
  expect(looked).toContain('T1  沈若水: registrar')
  expect(looked).toContain('CS  计算机系')
  expect(looked).toContain('Dry run: nothing was changed.')
  expect((await campus.database.query('select 1 from student')).rows).toEqual([])
  expect(await staff.fails('import', 'roster', file)).toContain('add --yes')

  expect(await staff.does('import', 'roster', file, '--yes')).toContain('Done: 6 changes written.')
  const stored = await one<Record<string, string>>(
    `select st.*, d.code from student st join department d on d.id = st.department_id where st.number = 'A1'`,
  )
  expect(stored).toMatchObject({ name: '许知远', cohort: 2026, code: 'CS' })
  const id = Number(stored.id)
  expect(testVault.open('student.identity_number', id, stored.identity_number_sealed ?? '')).toBe(identity)
  expect(testVault.open('student.birth_date', id, stored.birth_date_sealed ?? '')).toBe('2008-03-09')
  const listed = await findGuardiansByPhone(campus.database, testVault.marks('phone', '+8613800001001'))
  expect(listed.map(({ name, kinship }) => [name, kinship])).toEqual([
    ['许文山', 'father'],
    ['许文山', 'father'],
  ])
  expect(await staff.does('import', 'roster', file, '--yes')).toContain('Nothing to change')
})

test('what changes is shown field by field, and nothing personal is printed in clear', async () => {
  const [before, after] = [identityNumberOf('2007-01-02', 31), identityNumberOf('2007-01-02', 32)]
  const row = freshman('B1', { ...father, identity_number: before, activation_code: 'ABCDEFGH12' })
  await imports(row)
  const changed = {
    ...row,
    name: '许知行',
    identity_number: after,
    activation_code: 'ABCDEFGH34',
    guardian1_phone: '13800001002',
  }
  const file = await roster(changed)
  const out = await staff.does('import', 'roster', file, '--dry-run')
  const json = await staff.does('import', 'roster', file, '--dry-run', '--json')
  expect(out).toContain('name: 许知远 → 许知行')
  expect(out).toContain(`identity_number: 1101**********${before.slice(-4)} → 1101**********${after.slice(-4)}`)
  expect(out).toContain('activation_code: a code → a code')
  expect(out).toContain('B1  许文山  phone: 138****1001 → 138****1002')
  for (const secret of [before, after, 'ABCDEFGH12', 'ABCDEFGH34', '13800001001', '13800001002', '2007-01-02'])
    expect(out + json).not.toContain(secret)
  expect(JSON.parse(json)).toMatchObject({ outcome: 'dry run', students: { changed: [{ who: 'B1  许知行' }] } })
})

test('a bad row stops the import unless --skip-bad takes the others; a new person needs a name and a year', async () => {
  const file = await roster(freshman('C1'), freshman('C2', { cohort: '' }), {
    kind: 'staff',
    staff_number: 'T2',
    roles: 'cashier',
  })
  const refused = await staff.fails('import', 'roster', file, '--yes')
  expect(refused).toContain('line 3, cohort: is blank; a student who is new needs it')
  expect(refused).toContain('line 4, name: is blank; a member of staff who is new needs it')
  expect((await campus.database.query(`select 1 from student where number like 'C%'`)).rows).toEqual([])
  await staff.does('import', 'roster', file, '--yes', '--skip-bad')
  expect((await campus.database.query(`select number from student where number like 'C%'`)).rows).toEqual([
    { number: 'C1' },
  ])
})

test('a blank cell says nothing, and who is not in the file stays', async () => {
  await imports(freshman('D1', { ...father, name_en: 'Xu Zhiyuan', standing: '1' }), freshman('D2'))
  const out = await imports(freshman('D1', { standing: '2', guardian1_name: '何清', guardian1_kinship: 'mother' }))
  expect(out).toContain('standing: 1 → 2')
  expect(out).toContain('Guardians the file does not name; they stay')
  expect(out).toContain('D1  许文山')
  expect(await one(`select name_en, standing from student where number = 'D1'`)).toEqual({
    name_en: 'Xu Zhiyuan',
    standing: 2,
  })
  expect(await one(`select 1 as here from student where number = 'D2'`)).toEqual({ here: 1 })
})

test('what staff set by hand is kept and shown: of students, guardians and staff', async () => {
  const member = { kind: 'staff', staff_number: 'T3', name: '沈若水', roles: 'cashier' }
  const row = freshman('E1', { ...father, birth_date: '2008-03-09' })
  await imports(row, member)
  await staff.does('student', 'set', 'E1', '--name', '许之远', '--birth-date', '2008-03-10')
  await staff.does('guardian', 'set', 'E1', '许文山', '--phone', '138 0000 1777')
  await staff.does('staff', 'grant', 'T3', '--role', 'adviser')
  const out = await imports(row, member)
  expect(out).toContain('E1  许之远  kept: name 许之远 by hand, the file says 许知远')
  expect(out).toContain('E1  许之远  kept: birth_date 2008-**-** by hand, the file says 2008-**-**')
  expect(out).toContain('E1  许文山  kept: phone 138****1777 by hand, the file says 138****1001')
  expect(out).toContain('T3  沈若水  kept: roles adviser; cashier by hand, the file says cashier')
  expect(out).toContain('Nothing to change')
  const marks = testVault.marks('phone', '+8613800001777')
  expect(await findGuardiansByPhone(campus.database, marks)).toHaveLength(1)
})

test('a guardian removed by hand does not come back, but is shown', async () => {
  await imports(freshman('F1', father))
  await staff.does('guardian', 'remove', 'F1', '许文山')
  const out = await imports(freshman('F1', father))
  expect(out).toContain('Guardians who were removed and do not come back:\n  F1  许文山')
  expect(out).toContain('Nothing to change')
  await staff.does('guardian', 'set', 'F1', '许文山', '--kinship', 'other')
  expect(await imports(freshman('F1', father))).toContain('kept: kinship other by hand, the file says father')
})

test('a guardian who is bound stays bound when the file has another phone', async () => {
  await imports(freshman('G1', father))
  const { id: studentId } = await one<{ id: never }>(`select id from student where number = 'G1'`)
  const { id: guardianId } = await one<{ id: number }>('select id from guardian where student_id = $1', studentId)
  const { accountId } = await somebody(campus)
  const binding = { name: '许文山', kinship: 'father', source: 'roster', invitationId: null, status: 'active' } as const
  await addGuardianBinding(campus.database, { ...binding, accountId, studentId, guardianId }, campus.now)
  const out = await imports(freshman('G1', { ...father, guardian1_phone: '13800001555' }))
  expect(out).toContain('G1  许文山 (bound, and stays so)  phone: 138****1001 → 138****1555')
  expect(await readGuardiansOf(campus.database, studentId)).toMatchObject([{ accountId, status: 'active' }])
})

test('a student who left is shown and skipped; --bring-back takes them again', async () => {
  const person = await somebody(campus)
  const student = await onRoster(campus.database, { number: 'H1' })
  await person.value('bindStudent', byCode(student))
  await person.value('closeAccount', {})
  const row = freshman('H1', { ...father, activation_code: student.activationCode })
  const out = await imports(row)
  expect(out).toContain('Students who have left, skipped (--bring-back takes them again):\n  H1  left on')
  expect(out).toContain('Nothing to change')
  const back = await staff.does('import', 'roster', await roster(row), '--yes', '--bring-back')
  expect(back).toContain('Students to bring back:\n  H1  许知远')
  expect(
    await one('select number, name, left_at, activation_code_sealed as code from student where id = $1', student.id),
  ).toEqual({
    number: 'H1',
    name: '许知远',
    left_at: null,
    code: null,
  })
  expect(await imports(row)).toContain('Nothing to change')
})

test('a code that was used is not good again because the file still has it, nor does the file undo a newer one', async () => {
  const row = freshman('I1', { name: '林知夏', activation_code: '7K3M-Q9TD-0XWB' })
  await imports(row, freshman('I2', { activation_code: 'OLDC-ODE0' }))
  const person = await somebody(campus)
  const proof = { kind: 'activation_code', code: '7k3m q9td oxwb' } as const
  await person.value('bindStudent', { number: 'I1', name: '林知夏', proof })
  await staff.does('student', 'code', 'I2')
  const out = await imports(row, freshman('I2', { activation_code: 'OLDC-ODE0' }))
  expect(out).toContain('1 activation code of the file, used already and not taken again')
  expect(out).toContain('I2  许知远  kept: activation_code a code by hand, the file says a code')
  expect(out).toContain('Nothing to change')
})

test('roles that the file changes are told to who has them', async () => {
  const person = await somebody(campus)
  const member = { kind: 'staff', staff_number: 'T9', name: '沈若水', roles: 'registrar; cashier' }
  await imports(member)
  await campus.database.query(`update staff set account_id = $1 where number = 'T9'`, [person.accountId])
  await imports({ ...member, roles: 'registrar;adviser' })
  const { messages } = await person.value('getMessages', { cursor: null })
  expect(messages.map((message) => `${message.code} ${'name' in message && message.name}`).sort()).toEqual([
    'role_granted adviser',
    'role_revoked cashier',
  ])
})

test('the template of the roster can be imported as it is', async () => {
  const path = join(await fileOf('', 'anchor'), '..', 'template.xlsx')
  expect(await staff.does('template', 'roster', path)).toContain('guardian1_phone')
  expect(await staff.does('import', 'roster', path, '--yes')).toContain('Done:')
})

test('without keys, or with others than the database is sealed with, nothing is imported', async () => {
  const file = await roster(freshman('J1'))
  try {
    process.env.CAMPUS_DATA_KEYS = ''
    expect(await staff.fails('import', 'roster', file, '--yes')).toContain('Which keys? Set CAMPUS_DATA_KEYS')
    process.env.CAMPUS_DATA_KEYS = 'test'
    expect(await staff.fails('import', 'roster', file, '--yes')).toContain('CAMPUS_DATA_KEYS has a key that is not')
    process.env.CAMPUS_DATA_KEYS = `test:${Buffer.alloc(32, 'other').toString('base64')}`
    expect(await staff.fails('import', 'roster', file, '--yes')).toContain('has not the key test')
  } finally {
    process.env.CAMPUS_DATA_KEYS = testDataKeys
  }
  expect((await campus.database.query(`select 1 from student where number = 'J1'`)).rows).toEqual([])
})

test('20,000 students with their guardians are imported with 256 MB of memory', async () => {
  const file = await roster(...manyFreshmen(20_000))
  const words = ['import', 'roster', file, '--yes']
  const importOnce = () => campusProcess(urlOfTestDatabase(campus.database), words, ['--max-old-space-size=256'])
  const done = { code: 0, out: expect.stringContaining('Done: 60,000 changes written.') }
  expect(await importOnce()).toMatchObject(done)
  expect(await importOnce()).toMatchObject({ code: 0, out: expect.stringContaining('Nothing to change') })
})
