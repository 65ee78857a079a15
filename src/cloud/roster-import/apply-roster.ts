import { createHash } from 'node:crypto'
import { PlanOutdated } from '../catalogue-import/apply-import'
import { type Database, inTransaction, type Queryable } from '../tables/database'
import { writeDepartments } from '../tables/departments'
import { tellAccount } from '../tables/notices'
import {
  lockRoster,
  lockStaff,
  lockStudents,
  readRosterStaff,
  writeRosterGuardians,
  writeRosterStaff,
  writeRosterStudents,
} from '../tables/roster'
import type { SealedField, Vault } from '../vault'
import { planRoster, type RosterPlan } from './plan-roster'
import type { RosterReading } from './roster'

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
  const sealed = (field: SealedField, text: string | null) => (text === null ? null : vault.seal(field, text))
  const marked = (phone: string | null) => (phone === null ? null : vault.mark('phone', phone))
  await writeDepartments(connection, plan.departments)
  const students = changedOf(plan.students).map(({ birthDate, identityNumber, activationCode, ...student }) => ({
    ...student,
    birthDateSealed: sealed('student.birth_date', birthDate),
    identityNumberSealed: sealed('student.identity_number', identityNumber),
    activationCodeSealed: sealed('student.activation_code', activationCode),
  }))
  await writeRosterStudents(connection, students)
  const guardians = changedOf(plan.guardians).map(({ phone, ...guardian }) => ({
    ...guardian,
    phoneSealed: sealed('guardian.phone', phone),
    phoneIndex: marked(phone),
  }))
  await writeRosterGuardians(connection, guardians)
  const staff = changedOf(plan.staff).map(({ phone, ...member }) => ({
    ...member,
    phoneSealed: sealed('staff.phone', phone),
    phoneIndex: marked(phone),
  }))
  await tellStaff(connection, staff, now)
  await writeRosterStaff(connection, staff)
}

function changedOf<Person>(planned: readonly { change: string; person: Person }[]): Person[] {
  return planned.flatMap(({ change, person }) => (change === 'none' ? [] : [person]))
}

/** Tells the accounts of staff which roles they get and lose. */
async function tellStaff(
  connection: Queryable,
  staff: readonly { number: string; roles: readonly string[] }[],
  now: Date,
): Promise<void> {
  const before = await readRosterStaff(
    connection,
    staff.map(({ number }) => number),
  )
  const rolesOf = new Map(staff.map(({ number, roles }) => [number, roles]))
  for (const { number, accountId, roles } of before) {
    const after = rolesOf.get(number) ?? []
    const tell = (kind: 'role_granted' | 'role_revoked', role: string) =>
      tellAccount(connection, accountId, { kind, name: role, about: null, by: 'staff' }, now)
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
