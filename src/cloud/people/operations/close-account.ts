import type { StudentId } from '../../../contract/people/ids'
import type { Refusal } from '../../../contract/refusal'
import { maskName } from '../../../rules/people/masking'
import type { AccountCall, Handler, Services } from '../../call-context'
import type { Queryable } from '../../kernel/database/database'
import { type GuardianBindingRow, readWardsOf } from '../tables/bindings'
import { eraseAccount, eraseStudent } from '../tables/closed-people'
import { changePeople, type Living } from '../tables/living'
import { tellGuardians, tellStudent } from '../tables/messages'
import { type AccountId, readOwnStudent } from '../tables/sessions'
import { eraseStaffOf } from '../tables/staff'

/** How often everything is looked at anew because something changed between looking and locking. */
const looksMax = 5
const busy: Refusal = { code: 'busy', retryAfterMs: 2000 }

/**
 * Leaves for good: every session and binding ends and personal fields are erased. Guardians of a student who leaves and
 * students whose guardian leaves are told, by a name that is masked. What was true before the locks is looked at again
 * under them: the student may belong to another account by now, and stay. Refuses `busy`, with nothing erased.
 */
export const closeAccount: Handler<'closeAccount', AccountCall> = async (_request, call) => {
  const { accountId, services, now } = call
  for (let look = 1; look <= looksMax; look += 1) {
    const party = await readParty(services.database, accountId)
    const refusal = party.studentId === null ? null : await prepare(services, party.studentId)
    if (refusal) return { ok: false, refusals: [refusal] }
    const people = { students: party.students, accounts: [accountId] }
    const hasLeft = await changePeople(services.database, people, (connection, living) =>
      leaveUnderLocks(connection, living, { accountId, services, now }),
    )
    if (hasLeft) return { ok: true, value: {} }
  }
  return { ok: false, refusals: [busy] }
}

interface Party {
  studentId: StudentId | null
  /** Every student the account is bound to, as themselves or as a guardian. */
  students: StudentId[]
}

async function readParty(database: Queryable, accountId: AccountId): Promise<Party> {
  const own = await readOwnStudent(database, accountId)
  const wards = await readWardsOf(database, accountId)
  const studentId = own?.id ?? null
  return { studentId, students: [...(own ? [own.id] : []), ...wards.map((ward) => ward.studentId)] }
}

async function prepare(services: Services, studentId: StudentId): Promise<Refusal | null> {
  for (const { closing } of services.capabilities) {
    const refusal = (await closing?.prepare?.(services, studentId)) ?? null
    if (refusal) return refusal
  }
  return null
}

/** False when somebody is not locked who should be, or something ended has begun anew: then it is all looked at anew. */
async function leaveUnderLocks(
  connection: Queryable,
  living: Living,
  { accountId, services, now }: Pick<AccountCall, 'accountId' | 'services' | 'now'>,
): Promise<boolean> {
  // Another phone of theirs was faster.
  if (!living.accounts.has(accountId)) return true
  const own = await readOwnStudent(connection, accountId)
  const wards = await readWardsOf(connection, accountId)
  const bound = [...(own ? [own.id] : []), ...wards.map(({ studentId }) => studentId)]
  if (!bound.every((studentId) => living.students.has(studentId))) return false
  if (own) {
    for (const { closing } of services.capabilities)
      if (!((await closing?.isPrepared?.(connection, own.id)) ?? true)) return false
    const message = { code: 'student_left', name: maskName(own.name), about: null, by: 'student' } as const
    await tellGuardians(connection, own.id, message, now)
    for (const { closing } of services.capabilities) await closing?.eraseStudent?.(connection, own.id, now)
    await eraseStudent(connection, own.id, services.vault.mark('student-number', own.number), now)
  }
  await tellWards(connection, wards, now)
  for (const { closing } of services.capabilities) await closing?.eraseAccount?.(connection, accountId, now)
  await eraseStaffOf(connection, accountId)
  await eraseAccount(connection, accountId, now)
  return true
}

async function tellWards(connection: Queryable, wards: readonly GuardianBindingRow[], now: Date): Promise<void> {
  for (const { studentId, name, status } of wards) {
    const message = { code: 'guardian_removed', name: maskName(name), about: null, by: 'guardian' } as const
    if (status === 'active') await tellStudent(connection, studentId, message, now)
  }
}
