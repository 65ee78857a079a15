import { randomUUID } from 'node:crypto'
import type { Database } from '../../src/cloud/kernel/database/database'
import { plainCode } from '../../src/cloud/people/activation-code'
import { addConsent } from '../../src/cloud/people/tables/consents'
import { takeRowIds } from '../../src/cloud/people/tables/sealed-columns'
import { type AccountId, openAccount, startSession } from '../../src/cloud/people/tables/sessions'
import { addStaff, bindStaff, grantRole } from '../../src/cloud/people/tables/staff'
import type { StaffRole } from '../../src/contract/kernel/caller'
import type { OperationName, Operations } from '../../src/contract/operations'
import type { StudentId } from '../../src/contract/people/ids'
import type { Refusal, Reply } from '../../src/contract/refusal'
import type { Campus } from './campus'
import { testVault } from './data-keys'
import { only } from './small-college'

/** Somebody with an account and a phone in hand, who may be nobody here yet. */
export interface Somebody {
  accountId: AccountId
  token: string
  call<Name extends OperationName>(
    name: Name,
    request: Operations[Name]['request'],
  ): Promise<Reply<Operations[Name]['reply']>>
  /** As `call`: `ok`, or the codes of the refusals. */
  codes<Name extends OperationName>(name: Name, request: Operations[Name]['request']): Promise<string>
  /** As `call`, and fails the test on a refusal. */
  value<Name extends OperationName>(
    name: Name,
    request: Operations[Name]['request'],
  ): Promise<Operations[Name]['reply']>
}

/** An account with a session that has agreed to the privacy text. */
export async function somebody(campus: Campus): Promise<Somebody> {
  const accountId = await openAccount(campus.database, randomUUID())
  await addConsent(campus.database, accountId, '1', campus.now)
  const { token } = await startSession(campus.database, accountId, campus.now)
  const call: Somebody['call'] = (name, request) => campus.server.call(name, request, token)
  return {
    accountId,
    token,
    call,
    async codes(name, request) {
      return codesOf(await call(name, request))
    },
    async value(name, request) {
      const reply = await call(name, request)
      if (!reply.ok) throw new Error(`${name} was refused: ${codesOf(reply)}`)
      return reply.value
    },
  }
}

export function codesOf(reply: Reply<unknown>): string {
  return reply.ok ? 'ok' : reply.refusals.map(({ code }) => code).join(' ')
}

/** The one refusal of a reply. */
export function refusalIn(reply: Reply<unknown>): Refusal {
  if (reply.ok) throw new Error('the call was not refused')
  return only(reply.refusals)
}

export interface RosterStudent {
  id: StudentId
  number: string
  name: string
  birthDate: string
  identityNumber: string
  activationCode: string
}

/** A student as a roster import leaves them: with sealed proofs, bound to nobody. */
export async function onRoster(database: Database, given: Partial<RosterStudent> = {}): Promise<RosterStudent> {
  const number = given.number ?? `N${randomUUID().slice(0, 8)}`
  const student = {
    name: '林知夏',
    birthDate: '2006-05-17',
    identityNumber: '110101200605170023',
    activationCode: '7K3M-Q9TD-0XWB',
    ...given,
    number,
  }
  const [id = 0] = await takeRowIds(database, 'student', 1)
  const { rows } = await database.query<{ id: StudentId }>(
    `insert into student (id, number, name, name_en, cohort, birth_date_sealed, identity_number_sealed, activation_code_sealed)
     overriding system value values ($6, $1, $2, 'Lin Zhixia', 2025, $3, $4, $5) returning id`,
    [
      number,
      student.name,
      testVault.seal('student.birth_date', id, student.birthDate),
      testVault.seal('student.identity_number', id, student.identityNumber),
      testVault.seal('student.activation_code', id, plainCode(student.activationCode)),
      id,
    ],
  )
  return { ...student, id: only(rows).id }
}

/** What somebody writes who binds by the code on paper. */
export function byCode({ number, name, activationCode }: RosterStudent): Operations['bindStudent']['request'] {
  return { number, name, proof: { kind: 'activation_code', code: activationCode } }
}

/** What somebody writes who binds by birth date and identity document. */
export function byIdentity(student: RosterStudent): Operations['bindStudent']['request'] {
  const { number, name, birthDate, identityNumber } = student
  return { number, name, proof: { kind: 'identity', birthDate, lastFour: identityNumber.slice(-4) } }
}

/** A student who is bound to their own account. */
export async function boundStudent(
  campus: Campus,
  given: Partial<RosterStudent> = {},
): Promise<Somebody & { student: RosterStudent }> {
  const student = await onRoster(campus.database, given)
  const person = await somebody(campus)
  await person.value('bindStudent', byCode(student))
  return { ...person, student }
}

/** A member of staff with roles. */
export async function staffMember(campus: Campus, ...roles: StaffRole[]): Promise<Somebody> {
  const person = await somebody(campus)
  const member = { number: randomUUID(), name: '何敏', nameEn: 'He Min', phone: null }
  const staffId = await addStaff(campus.database, testVault, member)
  for (const role of roles) await grantRole(campus.database, staffId, role, campus.now)
  await bindStaff(campus.database, staffId, person.accountId)
  return person
}
