import { randomBytes } from 'node:crypto'
import type { Database } from '../../../../src/cloud/kernel/database/database'
import { staffOf } from '../../../support/command-line'
import { closeTestDatabase, openTestDatabase, urlOfTestDatabase } from '../../../support/database'
import { addCourse, openCollege } from '../../../support/small-college'
import { fileOf, removeFiles } from '../../catalogue/import/files'
import { freshman, rosterCsv } from '../../people/roster/rosters'
import { classmate, mistyped, noteSecretsOfPeople, phones, previewPeople, student } from './busy-people'
import { BusyTime } from './busy-time'
import { dumpOf, Secrets } from './clear-secrets'
import { openWechat, type ServedCampus, serveCampus, type Wechat } from './served-campus'

const newKey = () => randomBytes(32).toString('base64')
const dataKeys = `2026:${newKey()},2025:${newKey()}`
const laterKeys = `2027:${newKey()},${dataKeys}`

const secrets = new Secrets()
let database: Database
let wechat: Wechat
let served: ServedCampus
let busy: BusyTime
/** What the command line said, but for the codes that it is asked for. */
const said: string[] = []

beforeAll(async () => {
  process.env.CAMPUS_DATA_KEYS = dataKeys
  noteSecretsOfPeople(secrets)
  database = await openTestDatabase()
  await openCollege(database)
  const { sectionIds } = await addCourse(database, { code: 'CS 1101' }, [{ code: '01' }])
  const databaseUrl = urlOfTestDatabase(database)
  noteKeys(databaseUrl)
  wechat = await openWechat(previewPeople, secrets)
  served = await serveCampus({ databaseUrl, wechatUrl: wechat.url, dataKeys }, secrets)
  const staffCode = await workAtTheDesk()
  busy = new BusyTime({ database, wechat, served, secrets, staffCode, sectionId: sectionIds['01'] as never })
})

afterAll(async () => {
  await served?.stop()
  await wechat?.close()
  await closeTestDatabase(database)
  await removeFiles()
})

/** The keys as they are written, as bytes and as hex. */
function noteKeys(databaseUrl: string): void {
  for (const [name = '', key = ''] of laterKeys.split(',').map((entry) => entry.split(':'))) {
    const bytes = Buffer.from(key, 'base64')
    secrets.add(`the data key ${name}`, key, bytes.toString('latin1'), bytes.toString('hex'))
  }
  secrets.add('the password of the database', new URL(databaseUrl).password)
}

/** The registrar imports the roster and invites an administrator, whose code is returned. */
async function workAtTheDesk(): Promise<string> {
  const staff = staffOf({ database })
  const { number, name, birthDate, identityNumber, activationCode } = student
  const proofs = { birth_date: birthDate, identity_number: identityNumber, activation_code: activationCode }
  const father = { guardian1_name: '许文山', guardian1_kinship: '父亲', guardian1_phone: phones.father }
  const registrar = { kind: '教职工', staff_number: 'T1', name: '何敏', roles: '教务', phone: phones.registrar }
  const rows = [
    freshman(number, { name, ...proofs, ...father }),
    freshman(classmate.number, { name: classmate.name, identity_number: classmate.identityNumber }),
    registrar,
  ]
  const wrong = { identity_number: mistyped.identityNumber, ...father, guardian1_phone: mistyped.phone }
  const bad = await fileOf(rosterCsv(...rows, freshman('20260003', wrong)), 'bad-roster.csv')
  // The phone is in their own file and one digit of it is wrong: the terminal shows it, and nothing else may keep it.
  const told = await staff.fails('import', 'roster', bad, '--dry-run')
  expect(told).toContain(mistyped.phone)
  said.push(told.replaceAll(mistyped.phone, ''))
  const file = await fileOf(rosterCsv(...rows), 'roster.csv')
  said.push(await staff.does('import', 'roster', file, '--yes'))
  said.push(await staff.does('guardian', 'set', number, '许文山', '--phone', phones.fatherLater))
  said.push(await staff.does('guardian', 'set', number, '许文山', '--phone', phones.father))
  said.push(await staff.does('student', 'show', number), await staff.does('guardian', 'list', number))
  said.push(await staff.does('staff', 'grant', 'T2', '--role', 'administrator', '--name', '沈若水'))
  const code = /[\dA-Z]{4}-[\dA-Z]{4}-[\dA-Z]{4}/.exec(await staff.does('staff', 'invite', 'T2'))?.[0]
  return secrets.addCode('a staff invitation', code ?? '')
}

test('after a busy time, neither the database nor the log has a secret in clear', async () => {
  await busy.signInEverybody()
  await busy.bindEverybody()
  await busy.workTogether()
  await busy.breakTheDatabase()
  await busy.loseWechat()
  expect(secrets.in(await dumpOf(database))).toEqual([])
  process.env.CAMPUS_DATA_KEYS = laterKeys
  said.push(await staffOf({ database }).does('keys', 'rotate'))
  expect(secrets.in(await dumpOf(database))).toEqual([])
  expect(secrets.in(served.log())).toEqual([])
  expect(secrets.in(said.join('\n'))).toEqual([])
})

test('it was busy indeed: what carries secrets went well, was refused and failed', () => {
  const answers = [...busy.answers]
  for (const name of ['signIn', 'bindStudent', 'bindByPhone', 'acceptStaffInvitation', 'inviteGuardian', 'askAdviser'])
    expect(answers).toEqual(expect.arrayContaining([`${name} ok`, `${name} internal_error`]))
  for (const refused of ['bindStudent binding_refused', 'signIn login_code_rejected', 'bindByPhone phone_not_listed'])
    expect(answers).toContain(refused)
  for (const down of ['signIn login_unavailable', 'bindByPhone wechat_unavailable', 'askAdviser wechat_unavailable'])
    expect(answers).toContain(down)
  expect(served.log().match(/operation failed/g)?.length).toBeGreaterThan(30)
  expect(served.log()).toContain('violates check constraint')
  expect(secrets.count).toBeGreaterThan(50)
})

test('the log tells where an error came from, and no row with somebody’s name', () => {
  expect(served.log()).not.toContain('Failing row contains')
  expect(served.log()).not.toContain(student.name)
})

test.each([
  ['a phone in a text', `insert into hold (student_id, reason, note) select id, 'other', '139 1111 2201' from student`],
  ['a phone in JSON', `insert into planted (facts) values ('{"phone":["+8613911112201"]}')`],
  ['a token in bytes', `insert into planted (bytes) values (convert_to($1, 'UTF8'))`],
  [
    'a token within base64',
    `insert into planted (word) values (encode(convert_to('ab' || $1 || 'c', 'UTF8'), 'base64'))`,
  ],
  ['a token in hex', `insert into planted (word) values (upper(encode(convert_to($1, 'UTF8'), 'hex')))`],
])('the scan finds %s of the database', async (_what, plant) => {
  await database.query('create table planted (word text, facts jsonb, bytes bytea)')
  await database.query(plant, plant.includes('$1') ? [busy.tokens.get('student')] : [])
  expect(secrets.in(await dumpOf(database))).not.toEqual([])
  await database.query('drop table planted; delete from hold')
  expect(secrets.in(await dumpOf(database))).toEqual([])
})

test('the scan finds what a line of the log would say', () => {
  const withLine = (facts: object) => secrets.in(`${served.log()}${JSON.stringify({ level: 50, ...facts })}\n`)
  expect(withLine({ request: { code: '7k3mq9td0xwb' } })).not.toEqual([])
  expect(withLine({ detail: `Key (number)=(${student.identityNumber}) already exists` })).not.toEqual([])
  expect(withLine({ url: `/api/getPerson?token=${busy.tokens.get('father')}` })).not.toEqual([])
  expect(withLine({ keys: dataKeys })).not.toEqual([])
  expect(withLine({ nothing: 'special' })).toEqual([])
})
