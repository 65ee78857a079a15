import type { Operations } from '../../../contract/operations'
import type { Refusal, Reply } from '../../../contract/refusal'
import { maskPhone } from '../../../rules/people/masking'
import { guardiansMax } from '../../../rules/people/relations'
import type { AccountCall, Handler } from '../../call-context'
import type { Queryable } from '../../kernel/database/database'
import { readPerson } from '../person'
import { addGuardianBinding, confirmBinding, readGuardiansOf } from '../tables/bindings'
import { countGuardianPlaces } from '../tables/guardian-invitations'
import { findGuardiansByPhone, type ListedGuardian } from '../tables/guardians'
import { changePeople, type Living } from '../tables/living'
import { tellStudent } from '../tables/messages'
import type { AccountId } from '../tables/sessions'
import { bindStaff, findStaffByPhone } from '../tables/staff'

type Bound = Pick<Operations['bindByPhone']['reply'], 'studentsBound' | 'isStaffBound'>

/**
 * Binds the account to whatever the roster has under the phone that WeChat vouches for. The phone itself is not kept.
 * Refuses `phone_code_rejected`, `phone_not_listed`, `wechat_unavailable`, `guardians_exceeded` when there was nobody
 * to be bound to but students who have as many guardians and open cards as there may be, and `session_required` to an
 * account that has left.
 */
export const bindByPhone: Handler<'bindByPhone', AccountCall> = async ({ code }, { accountId, services, now }) => {
  const { database, vault, phones } = services
  const given = await phones.phoneOf(code)
  if ('refusal' in given) return { ok: false, refusals: [given.refusal] }
  const marks = vault.marks('phone', given.phone)
  const notListed: Refusal = { code: 'phone_not_listed', phoneMasked: maskPhone(given.phone) }
  const students = (await findGuardiansByPhone(database, marks)).map(({ studentId }) => studentId)
  const bound = await changePeople(database, { students, accounts: [accountId] }, (connection, living) =>
    bindAll(connection, living, { accountId, marks, now, notListed }),
  )
  return bound.ok ? { ok: true, value: { person: await readPerson(accountId, services, now), ...bound.value } } : bound
}

async function bindAll(
  connection: Queryable,
  living: Living,
  { accountId, marks, now, notListed }: { accountId: AccountId; marks: string[]; now: Date; notListed: Refusal },
): Promise<Reply<Bound>> {
  if (!living.accounts.has(accountId)) return { ok: false, refusals: [{ code: 'session_required' }] }
  // As the roster stands under the locks; whoever it names since then is bound by the next try.
  const guardians = (await findGuardiansByPhone(connection, marks)).filter(({ studentId }) =>
    living.students.has(studentId),
  )
  const staff = await findStaffByPhone(connection, marks, accountId)
  if (guardians.length === 0 && !staff) return { ok: false, refusals: [notListed] }
  const outcomes: Outcome[] = []
  for (const guardian of guardians) outcomes.push(await bindGuardian(connection, accountId, guardian, now))
  const isStaffBound =
    staff !== null && staff.accountId === null && (await bindStaff(connection, staff.staffId, accountId))
  if (!staff && outcomes.every((outcome) => outcome === 'full'))
    return { ok: false, refusals: [{ code: 'guardians_exceeded', guardiansMax }] }
  return { ok: true, value: { studentsBound: outcomes.filter((outcome) => outcome === 'bound').length, isStaffBound } }
}

/** `bound` anew, bound `before`, or not, because the student has no place left. */
type Outcome = 'bound' | 'before' | 'full'

/** Binds a guardian whom the roster names. Who awaited the student's word needs it no more. */
async function bindGuardian(
  connection: Queryable,
  accountId: AccountId,
  { guardianId, studentId, name, kinship }: ListedGuardian,
  now: Date,
): Promise<Outcome> {
  const guardians = await readGuardiansOf(connection, studentId)
  const earlier = guardians.find((binding) => binding.accountId === accountId)
  if (earlier && !(await confirmBinding(connection, earlier.bindingId, now))) return 'before'
  if (!earlier) {
    if ((await countGuardianPlaces(connection, studentId, now)) >= guardiansMax) return 'full'
    const binding = { accountId, studentId, name, kinship, source: 'roster', guardianId, invitationId: null } as const
    await addGuardianBinding(connection, { ...binding, status: 'active' }, now)
  }
  await tellStudent(connection, studentId, { code: 'guardian_bound', name, about: { accountId }, by: 'guardian' }, now)
  return 'bound'
}
