import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import type { RequestId } from '../../contract/kernel/ids'
import type { StudentId } from '../../contract/people/ids'
import type { Refusal } from '../../contract/refusal'
import { maskName } from '../../rules/masking'
import type { AccountCall, Handler, Services } from '../call-context'
import { type GuardianBindingRow, readWardsOf } from '../tables/bindings'
import type { Queryable } from '../tables/database'
import { eraseAccount, eraseStudent } from '../tables/leaving'
import { changePeople, type Living } from '../tables/living'
import { tellGuardians, tellStudent } from '../tables/messages'
import { type AccountId, readOwnStudent } from '../tables/sessions'
import { eraseStaffOf } from '../tables/staff'
import { readWaitedCourses } from '../tables/waitlist-entries'

/** How often everything is looked at anew because something changed between looking and locking. */
const looksMax = 5
/** How often a request that the engine is too busy for is made again, and how long this waits at the most each time. */
const triesMax = 4
const waitMaxMs = 2000

const busy: Refusal = { code: 'busy', retryAfterMs: 2000 }

/**
 * Leaves for good: every session and binding ends and personal fields are erased. Guardians of a student who leaves and
 * students whose guardian leaves are told, by a name that is masked. What was true before the locks is looked at again
 * under them: the student may belong to another account by now, and stay. Refuses `busy`, with nothing erased.
 */
export const leave: Handler<'leave', AccountCall> = async (_request, call) => {
  const { accountId, services, now } = call
  for (let look = 1; look <= looksMax; look += 1) {
    const party = await readParty(services.database, accountId)
    const refusal = party.studentId === null ? null : await leaveQueues(services, party.studentId)
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

/** Through the engine, as every change of a queue: an offer given up goes to the next at once. */
async function leaveQueues({ database, engine }: Services, studentId: StudentId): Promise<Refusal | null> {
  for (const courseId of await readWaitedCourses(database, studentId)) {
    const wish = { kind: 'leave', courseId } as const
    for (let attempt = 1; ; attempt += 1) {
      const reply = await engine.submit({ id: randomUUID() as RequestId, studentId, madeBy: 'student', wish })
      const wait = reply.ok ? undefined : reply.refusals.find((refusal) => refusal.code === 'busy')
      if (!wait) break
      if (attempt >= triesMax) return wait
      await setTimeout(Math.min(wait.retryAfterMs, waitMaxMs))
    }
  }
  return null
}

/** False when somebody is not locked who should be, or stands in a queue again: then it is all looked at anew. */
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
    if ((await readWaitedCourses(connection, own.id)).length > 0) return false
    const message = { code: 'student_left', name: maskName(own.name), about: null, by: 'student' } as const
    await tellGuardians(connection, own.id, message, now)
    await eraseStudent(connection, own.id, services.vault.mark('student-number', own.number), now)
  }
  await tellWards(connection, wards, now)
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
