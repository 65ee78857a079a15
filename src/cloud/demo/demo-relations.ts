import type { StudentId } from '../../contract/people/ids'
import { setTeachesAs } from '../catalogue/tables/teaching'
import type { Database } from '../kernel/database/database'
import type { Vault } from '../kernel/vault/vault'
import { plainCode } from '../people/activation-code'
import { addGuardianBinding, bindAccount, setScopes } from '../people/tables/bindings'
import { addConsent } from '../people/tables/consents'
import { addGuardian } from '../people/tables/guardians'
import { type AccountId, openAccount } from '../people/tables/sessions'
import { addStaff, bindStaff, grantRole } from '../people/tables/staff'
import { sealBirthDate, writeActivationCode } from '../people/tables/students'
import { idOf } from './demo-students'
import { demoPeople, linZhixia, newcomer, teacher, zhouZiang } from './people'

/**
 * Binds the people of the sign-in picker: students to themselves, a father to his daughter, the registrar to her desk,
 * a teacher to his sections.
 */
export async function bindDemoPeople(
  database: Database,
  vault: Vault,
  studentIds: ReadonlyMap<string, StudentId>,
  now: Date,
): Promise<void> {
  for (const { openid, studentNumber } of demoPeople)
    if (studentNumber !== null) {
      const accountId = await openKnownAccount(database, openid, now)
      await bindAccount(database, accountId, idOf(studentIds, studentNumber), now)
    }
  await bindFather(database, vault, studentIds, now)
  const son = idOf(studentIds, zhouZiang)
  await addGuardian(database, vault, { studentId: son, name: '王秀兰', kinship: 'mother', phone: '+8613800001002' })
  await openRegistrar(database, vault, now)
  await openTeacher(database, vault, now)
  const newcomerId = idOf(studentIds, newcomer.number)
  const code = vault.seal('student.activation_code', newcomerId, plainCode(newcomer.activationCode))
  await writeActivationCode(database, newcomerId, code)
  await sealBirthDate(database, newcomerId, vault.seal('student.birth_date', newcomerId, '2008-03-05'))
}

async function bindFather(
  database: Database,
  vault: Vault,
  studentIds: ReadonlyMap<string, StudentId>,
  now: Date,
): Promise<void> {
  const studentId = idOf(studentIds, linZhixia)
  const father = { name: '林建国', kinship: 'father' } as const
  const guardianId = await addGuardian(database, vault, { studentId, ...father, phone: '+8613800001001' })
  const accountId = await openKnownAccount(database, 'demo-lin-jianguo', now)
  const binding = { accountId, studentId, ...father, source: 'roster', guardianId, invitationId: null } as const
  const id = await addGuardianBinding(database, { ...binding, status: 'active' }, now)
  // She lets him see where she is; her results she keeps to herself.
  if (id !== null) await setScopes(database, id, { allowsTimetable: true, allowsResults: false })
}

async function openRegistrar(database: Database, vault: Vault, now: Date): Promise<void> {
  const staffId = await addStaff(database, vault, {
    number: 'T0007',
    name: '何敏',
    nameEn: 'He Min',
    phone: '+8613800001003',
  })
  for (const role of ['registrar', 'administrator'] as const) await grantRole(database, staffId, role, now)
  await bindStaff(database, staffId, await openKnownAccount(database, 'demo-he-min', now))
}

/** Sees their own sections and who is in them, and nothing else of the desk. */
async function openTeacher(database: Database, vault: Vault, now: Date): Promise<void> {
  const { openid, number, name, nameEn } = teacher
  const staffId = await addStaff(database, vault, { number, name, nameEn, phone: null })
  await grantRole(database, staffId, 'teacher', now)
  await setTeachesAs(database, staffId, name)
  await bindStaff(database, staffId, await openKnownAccount(database, openid, now))
}

/** An account that has agreed to the privacy text, as everybody has who was here before. */
async function openKnownAccount(database: Database, openid: string, now: Date): Promise<AccountId> {
  const accountId = await openAccount(database, openid)
  await addConsent(database, accountId, '1', now)
  return accountId
}
