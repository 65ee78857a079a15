import { createHash } from 'node:crypto'
import type { StudentId } from '../../../contract/people/ids'
import { type Database, inTransaction, type Queryable } from '../../kernel/database/database'
import { PlanOutdated } from '../../kernel/table-file/changes-outdated'
import type { SealedField, Vault } from '../../kernel/vault/vault'
import { writeDepartments } from '../../school/tables/departments'
import { tellAccount } from '../tables/messages'
import {
  type GuardianWrite,
  lockRoster,
  lockStudents,
  type RosterStaffRow,
  readRosterStaff,
  type StaffWrite,
  type StudentWrite,
  writeRosterGuardians,
  writeRosterStaff,
  writeRosterStudents,
} from '../tables/roster'
import { takeRowIds } from '../tables/sealed-columns'
import type { StaffId } from '../tables/staff'
import { lockStaff } from '../tables/staff-records'
import { planRoster, type RosterPlan } from './plan-roster'
import type { RosterReading } from './roster'
import type { PlannedStaff } from './roster-plan'

/**
 * Makes the stored roster say what the reading says, where staff did not decide otherwise: all of it or nothing.
 * Throws {@link PlanOutdated} when that is no longer what `shown` announced.
 */
export async function applyRoster(
  database: Database,
  vault: Vault,
  reading: RosterReading,
  { shown, bringsBack, now }: { shown: RosterPlan; bringsBack: boolean; now: Date },
): Promise<void> {
  await inTransaction(database, async (connection) => {
    await lockRoster(connection)
    await lockPeople(connection, shown)
    const plan = await planRoster(connection, vault, reading, bringsBack)
    if (announced(plan) !== announced(shown))
      throw new PlanOutdated(
        'The roster changed since the summary was made. Nothing was imported; run the import again.',
      )
    if (plan.changeCount > 0) await write(connection, vault, plan, now)
  })
}

/**
 * Locks who is changed, or whose guardians are: everybody else may choose courses meanwhile. Whoever has left since the
 * summary is found by making the plan again; some may be locked just because they left, to be brought back.
 */
async function lockPeople(connection: Queryable, { students, guardians, staff }: RosterPlan): Promise<void> {
  const guarded = new Set(changedOf(guardians).map(({ studentNumber }) => studentNumber))
  const changing = students.flatMap(({ change, person: { studentId, number } }) =>
    studentId !== null && (change !== 'none' || guarded.has(number)) ? [studentId] : [],
  )
  await lockStudents(connection, changing)
  await lockStaff(
    connection,
    changedOf(staff).map(({ number }) => number),
  )
}

async function write(connection: Queryable, vault: Vault, plan: RosterPlan, now: Date): Promise<void> {
  await writeDepartments(connection, plan.departments)
  await writeRosterStudents(connection, await sealedStudents(connection, vault, plan))
  await writeRosterGuardians(connection, await sealedGuardians(connection, vault, plan))
  const staff = changedOf(plan.staff)
  const before = await readRosterStaff(
    connection,
    staff.map(({ number }) => number),
  )
  await tellStaff(connection, staff, before, now)
  await writeRosterStaff(connection, await sealedStaff(connection, vault, staff, before))
}

/** What is sealed is bound to the row, so those who are new get their ids first. */
async function sealedStudents(connection: Queryable, vault: Vault, plan: RosterPlan): Promise<StudentWrite[]> {
  const students = changedOf(plan.students)
  const news = students.filter(({ studentId }) => studentId === null)
  const ids = await takeRowIds<StudentId>(connection, 'student', news.length)
  return students.map(({ birthDate, identityNumber, activationCode, ...student }) => {
    const id = student.studentId ?? nextOf(ids)
    const sealed = (field: SealedField, text: string | null) => (text === null ? null : vault.seal(field, id, text))
    return {
      ...student,
      studentId: id,
      isNew: student.studentId === null,
      birthDateSealed: sealed('student.birth_date', birthDate),
      identityNumberSealed: sealed('student.identity_number', identityNumber),
      activationCodeSealed: sealed('student.activation_code', activationCode),
    }
  })
}

async function sealedGuardians(connection: Queryable, vault: Vault, plan: RosterPlan): Promise<GuardianWrite[]> {
  const guardians = changedOf(plan.guardians)
  const news = guardians.filter(({ guardianId }) => guardianId === null)
  const ids = await takeRowIds(connection, 'guardian', news.length)
  return guardians.map(({ phone, ...guardian }) => {
    const id = guardian.guardianId ?? nextOf(ids)
    return {
      ...guardian,
      guardianId: id,
      isNew: guardian.guardianId === null,
      ...sealedPhone(vault, 'guardian', id, phone),
    }
  })
}

async function sealedStaff(
  connection: Queryable,
  vault: Vault,
  staff: readonly PlannedStaff['person'][],
  before: readonly RosterStaffRow[],
): Promise<StaffWrite[]> {
  const known = new Map(before.map(({ number, staffId }) => [number, staffId]))
  const ids = await takeRowIds<StaffId>(connection, 'staff', staff.length - known.size)
  return staff.map(({ phone, ...member }) => {
    const staffId = known.get(member.number) ?? nextOf(ids)
    return { ...member, staffId, ...sealedPhone(vault, 'staff', staffId, phone) }
  })
}

function sealedPhone(vault: Vault, whose: 'guardian' | 'staff', rowId: number, phone: string | null) {
  if (phone === null) return { phoneSealed: null, phoneIndex: null }
  return { phoneSealed: vault.seal(`${whose}.phone`, rowId, phone), phoneIndex: vault.mark('phone', phone) }
}

function nextOf<Id>(ids: Id[]): Id {
  const id = ids.shift()
  if (id === undefined) throw new Error('too few row ids were taken')
  return id
}

function changedOf<Person>(planned: readonly { change: string; person: Person }[]): Person[] {
  return planned.flatMap(({ change, person }) => (change === 'none' ? [] : [person]))
}

/** Tells the accounts of staff which roles they get and lose. */
async function tellStaff(
  connection: Queryable,
  staff: readonly { number: string; roles: readonly string[] }[],
  before: readonly RosterStaffRow[],
  now: Date,
): Promise<void> {
  const rolesOf = new Map(staff.map(({ number, roles }) => [number, roles]))
  for (const { number, accountId, roles } of before) {
    const after = rolesOf.get(number) ?? []
    const tell = (code: 'role_granted' | 'role_revoked', role: string) =>
      tellAccount(connection, accountId, { code, name: role, about: null, by: 'staff' }, now)
    for (const role of after) if (!roles.some((one) => one === role)) await tell('role_granted', role)
    for (const role of roles) if (!after.includes(role)) await tell('role_revoked', role)
  }
}

/** What staff agreed to, as a digest. */
function announced({ badRows, departments, students, guardians, staff, left, removed }: RosterPlan): string {
  const digest = createHash('sha256')
  const add = (title: string, items: readonly unknown[]) => {
    digest.update(`${title} ${items.length}\n`)
    for (const item of items) digest.update(JSON.stringify(item))
  }
  add('bad rows', badRows)
  add('departments', departments)
  for (const planned of [students, guardians, staff])
    add(
      'people',
      planned.flatMap(({ change, person }) => (change === 'none' ? [] : [{ change, person }])),
    )
  add('left', left)
  add('removed', removed)
  return digest.digest('hex')
}
