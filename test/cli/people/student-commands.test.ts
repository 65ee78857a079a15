import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { addGuardian } from '../../../src/cloud/people/tables/guardians'
import { fileOf, removeFiles } from '../../cloud/catalogue/import/files'
import { identityNumberOf } from '../../cloud/people/roster/rosters'
import { openCampus } from '../../support/campus'
import { staffOf } from '../../support/command-line'
import { testDataKeys, testVault } from '../../support/data-keys'
import { oneAfterAnother, theAccount } from '../../support/one-after-another'
import { boundStudent, byCode, byIdentity, onRoster, somebody } from '../../support/people'
import { only } from '../../support/small-college'

process.env.CAMPUS_DATA_KEYS = testDataKeys
const campus = openCampus()
const staff = staffOf(campus)
afterAll(removeFiles)

async function newFile(name: string): Promise<string> {
  return join(await fileOf('', 'anchor'), '..', name)
}

test('a student is shown with their binding, guardians and locks, and nothing personal in clear', async () => {
  const { student } = await boundStudent(campus)
  const father = { studentId: student.id, name: '林海', kinship: 'father', phone: '+8613800002001' } as const
  await addGuardian(campus.database, testVault, father)
  const out = await staff.does('student', 'show', student.number)
  expect(out).toContain(`${student.number}  林知夏 / Lin Zhixia`)
  expect(out).toContain('birth date 2006-**-**, document 1101**********0023')
  expect(out).toContain('bound since')
  expect(out).toContain('guardian 林海  father  138****2001  of the roster, not bound')
  for (const secret of [student.birthDate, student.identityNumber, '13800002001']) expect(out).not.toContain(secret)
  expect(await staff.fails('student', 'show', 'nobody')).toContain('There is no student nobody')
})

test('what is set by hand counts at once and is sealed; a birthday that the document contradicts is refused', async () => {
  const student = await onRoster(campus.database, { identityNumber: identityNumberOf('2006-05-17', 40) })
  const { number } = student
  expect(await staff.fails('student', 'set', number)).toContain('Say what to set')
  const wrong = await staff.fails('student', 'set', number, '--birth-date', '2006-05-18')
  expect(wrong).toContain('The identity number has another birthday in it')
  const badDocument = await staff.fails('student', 'set', number, '--identity-number', '110101200605170029')
  expect(badDocument).toContain('--identity-number: this fails its check digit')
  expect(badDocument).not.toContain('110101200605170029')
  expect(await staff.fails('student', 'set', number, '--department', 'XX')).toContain('there is no such department')

  const identityNumber = identityNumberOf('2006-05-18', 41)
  const values = ['--name', '林知霞', '--birth-date', '2006-05-18', '--identity-number', identityNumber]
  const out = await staff.does('student', 'set', number, ...values)
  expect(out).toContain('name, birth_date, identity_number set by hand')
  expect(out).not.toContain(identityNumber)
  await staff.does('institution', 'set', '--student-proof', 'identity')
  const person = await somebody(campus)
  const changed = { ...student, name: '林知霞', birthDate: '2006-05-18', identityNumber }
  expect(await person.codes('bindStudent', byIdentity(student))).toBe('binding_refused')
  expect(await person.codes('bindStudent', byIdentity(changed))).toBe('ok')
  await staff.does('institution', 'set', '--student-proof', 'activation_code')
})

test('a new code is good once, in place of the one before', async () => {
  const student = await onRoster(campus.database)
  const out = await staff.does('student', 'code', student.number)
  const activationCode = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(out)?.[0] ?? ''
  const person = await somebody(campus)
  expect(await person.codes('bindStudent', byCode(student))).toBe('binding_refused')
  expect(await person.codes('bindStudent', byCode({ ...student, activationCode }))).toBe('ok')
})

test('nobody gets a code, a hold or a correction who has left', async () => {
  const leaver = await boundStudent(campus)
  await leaver.value('closeAccount', {})
  const pseudonym = `left-${leaver.student.id}`
  const commands = [
    ['student', 'code', pseudonym],
    ['student', 'set', pseudonym, '--name', '林知霞'],
    ['hold', 'add', pseudonym, '--reason', 'unpaid_bill'],
  ]
  for (const command of commands) expect(await staff.fails(...command)).toContain(`${pseudonym} has left`)
})

test('codes for all who lack one go into a file that only its owner can read, and nobody else gets one', async () => {
  const [missing, coded] = [await onRoster(campus.database), await onRoster(campus.database)]
  await campus.database.query('update student set activation_code_sealed = null where id = $1', [missing.id])
  const { student: bound } = await boundStudent(campus)
  expect(await staff.fails('student', 'code')).toContain('Name a student by their number')
  expect(await staff.fails('student', 'code', '--missing')).toContain('--missing needs --out')
  const path = await newFile('letters.csv')
  expect(await staff.does('student', 'code', '--missing', '--out', path)).toContain('1 code made')
  expect((await stat(path)).mode & 0o777).toBe(0o600)
  const text = await readFile(path, 'utf8')
  expect(text).toContain(missing.number)
  expect(text).not.toContain(coded.number)
  expect(text).not.toContain(bound.number)
  const activationCode = text.trim().split(',').at(-1) ?? ''
  expect(await (await somebody(campus)).codes('bindStudent', byCode({ ...missing, activationCode }))).toBe('ok')
  expect(await staff.does('student', 'code', '--missing', '--out', await newFile('more.csv'))).toContain(
    'a code already',
  )
})

test('a file of codes that cannot be written leaves everybody without one', async () => {
  const student = await onRoster(campus.database)
  await campus.database.query('update student set activation_code_sealed = null where id = $1', [student.id])
  const path = await fileOf('', 'taken.csv')
  expect(await staff.fails('student', 'code', '--missing', '--out', path)).toContain('exists already')
  const { rows } = await campus.database.query('select activation_code_sealed as code from student where id = $1', [
    student.id,
  ])
  expect(only(rows).code).toBeNull()
})

test('a number that is closed after wrong tries is opened', async () => {
  const student = await onRoster(campus.database)
  await staff.does('institution', 'set', '--student-proof', 'identity')
  const wrong = {
    ...byIdentity(student),
    proof: { kind: 'identity', birthDate: '2000-01-01', lastFour: '0000' },
  } as const
  for (let guess = 0; guess < 10; guess += 1) await (await somebody(campus)).call('bindStudent', wrong)
  const right = await somebody(campus)
  expect(await right.codes('bindStudent', byIdentity(student))).toBe('binding_refused')
  expect(await staff.does('student', 'show', student.number)).toContain('binding is closed until')
  expect(await staff.does('student', 'unlock', student.number)).toContain('10 wrong tries forgiven')
  expect(await right.codes('bindStudent', byIdentity(student))).toBe('ok')
  await staff.does('institution', 'set', '--student-proof', 'activation_code')
})

test('a student who is released is bound to nobody, keeps the session and is told', async () => {
  const { student, value } = await boundStudent(campus)
  await staff.does('student', 'release', student.number)
  expect(await value('getPerson', {})).toMatchObject({ student: null, unreadMessages: 1 })
  expect((await value('getMessages', { cursor: null })).messages).toMatchObject([
    { code: 'student_removed', by: 'staff', name: '林知夏' },
  ])
  expect(await staff.fails('student', 'release', student.number)).toContain('not bound to any account')
})

test('staff who release a student that is just leaving are told so', async () => {
  const { student, ...person } = await boundStudent(campus)
  // Whoever leaves waits for their account with their student locked; staff come then.
  const [left, released] = await oneAfterAnother(campus.database, theAccount(person.accountId), [
    () => person.codes('closeAccount', {}),
    () => staff.fails('student', 'release', student.number),
  ])
  expect(left).toBe('ok')
  expect(released).toContain(`Student ${student.number} has left`)
})
