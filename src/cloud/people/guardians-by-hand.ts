import type { BindingId } from '../../contract/people/ids'
import type { Kinship } from '../../contract/people/person'
import { comparableName } from '../../rules/people/same-name'
import { type Database, inTransaction, type Queryable } from '../kernel/database/database'
import { toSimplified } from '../kernel/simplified'
import type { Vault } from '../kernel/vault/vault'
import { endBinding, type GuardianBindingRow, readGuardianBinding, readGuardiansOf } from './tables/bindings'
import { readBindingsOfGuardian, removeListedGuardian, setGuardianByHand } from './tables/guardian-records'
import { lockLiving } from './tables/living'
import { tellAccount, tellStudent } from './tables/messages'
import { lockRoster, type RosterGuardianRow, readRosterGuardians } from './tables/roster'
import type { NamedStudent } from './tables/students'

/** Why nothing was changed: the student has left, has no guardian of that name but these, or nothing was said. */
type NotDone = { because: 'left' } | { because: 'unknown'; names: string[] } | { because: 'nothing_said' }

/** Takes a guardian away by their name: bindings end and both sides are told, and imports do not bring them back. */
export function removeGuardian(
  database: Database,
  student: NamedStudent,
  name: string,
  now: Date,
): Promise<{ endedBindings: number } | NotDone> {
  return withGuardians(database, student, async (connection) => {
    const row = namedIn(await readRosterGuardians(connection, [student.id]), name, ({ removedAt }) => !removedAt)
    const bound = namedIn(await readGuardiansOf(connection, student.id), name)
    if (!row && !bound) return unknown(connection, student)
    if (row) await removeListedGuardian(connection, row.guardianId, now)
    const ids = new Set<BindingId>(row ? await readBindingsOfGuardian(connection, row.guardianId) : [])
    if (bound) ids.add(bound.bindingId)
    for (const id of ids) await endAndTell(connection, await readGuardianBinding(connection, id), student, now)
    return { endedBindings: ids.size }
  })
}

/** Corrects a guardian of the roster, or puts back one who was removed; imports leave them alone from then on. */
export function setGuardian(
  { database, vault }: { database: Database; vault: Vault },
  student: NamedStudent,
  { name, phone, kinship }: { name: string; phone: string | null; kinship: Kinship | null },
): Promise<{ isBack: boolean } | NotDone> {
  return withGuardians(database, student, async (connection) => {
    const row = namedIn(await readRosterGuardians(connection, [student.id]), name)
    if (!row) return unknown(connection, student)
    if (phone === null && kinship === null && !row.removedAt) return { because: 'nothing_said' }
    const { guardianId, removedAt } = row
    const sealed = phone && {
      sealed: vault.seal('guardian.phone', guardianId, phone),
      index: vault.mark('phone', phone),
    }
    await setGuardianByHand(connection, guardianId, { kinship: kinship ?? undefined, phone: sealed || undefined })
    return { isBack: removedAt !== null }
  })
}

function withGuardians<Done>(
  database: Database,
  { id }: NamedStudent,
  work: (connection: Queryable) => Promise<Done | NotDone>,
): Promise<Done | NotDone> {
  return inTransaction(database, async (connection) => {
    await lockRoster(connection)
    const { students } = await lockLiving(connection, { students: [id] })
    return students.has(id) ? work(connection) : { because: 'left' }
  })
}

async function endAndTell(
  connection: Queryable,
  binding: GuardianBindingRow | null,
  student: NamedStudent,
  now: Date,
): Promise<void> {
  if (!binding || !(await endBinding(connection, binding.bindingId, now))) return
  const { accountId, name } = binding
  const by = 'staff' as const
  const gone = { code: 'student_removed', name: student.name, about: { studentId: student.id }, by } as const
  await tellAccount(connection, accountId, gone, now)
  await tellStudent(connection, student.id, { code: 'guardian_removed', name, about: { accountId }, by }, now)
}

/** The one of that name, however its blanks and dots are typed. */
function namedIn<Row extends Pick<RosterGuardianRow, 'name'> | Pick<GuardianBindingRow, 'name'>>(
  rows: readonly Row[],
  name: string,
  isMeant: (row: Row) => boolean = () => true,
): Row | undefined {
  return rows.find(
    (row) => isMeant(row) && comparableName(row.name ?? '', toSimplified) === comparableName(name, toSimplified),
  )
}

async function unknown(connection: Queryable, student: NamedStudent): Promise<NotDone> {
  const listed = await readRosterGuardians(connection, [student.id])
  const bound = await readGuardiansOf(connection, student.id)
  return { because: 'unknown', names: [...new Set([...listed, ...bound].flatMap((row) => row.name ?? []))] }
}
