import { maskPhone } from '../../rules/masking'
import { guardiansMax } from '../../rules/relations'
import type { AccountCall, Handler } from '../call-context'
import { readPerson } from '../person'
import { addGuardianBinding, confirmBinding, readGuardiansOf } from '../tables/bindings'
import { inTransaction, type Queryable } from '../tables/database'
import { findGuardiansByPhone, type ListedGuardian } from '../tables/guardians'
import { tellStudent } from '../tables/notices'
import type { AccountId } from '../tables/sessions'
import { bindStaff, findStaffByPhone } from '../tables/staff'
import { lockStudent } from '../tables/students'

/**
 * Binds the account to whatever the roster has under the phone that WeChat vouches for. The phone itself is not kept.
 * Refuses `phone_code_rejected`, `phone_not_listed`, `wechat_unavailable`.
 */
export const bindByPhone: Handler<'bindByPhone', AccountCall> = async ({ code }, { accountId, services, now }) => {
  const { database, vault, phones } = services
  const given = await phones.phoneOf(code)
  if ('refusal' in given) return { ok: false, refusals: [given.refusal] }
  const marks = vault.marks('phone', given.phone)
  const found = await inTransaction(database, async (connection) => {
    const guardians = await findGuardiansByPhone(connection, marks)
    const staff = await findStaffByPhone(connection, marks, accountId)
    if (guardians.length === 0 && !staff) return null
    let studentsBound = 0
    // In the order of students, as every change that locks several does.
    for (const guardian of [...guardians].sort((a, b) => a.studentId - b.studentId))
      if (await bindGuardian(connection, accountId, guardian, now)) studentsBound += 1
    const isStaffBound =
      staff !== null && staff.accountId === null && (await bindStaff(connection, staff.staffId, accountId))
    return { studentsBound, isStaffBound }
  })
  if (!found) return { ok: false, refusals: [{ code: 'phone_not_listed', phoneMasked: maskPhone(given.phone) }] }
  return { ok: true, value: { person: await readPerson(accountId, services, now), ...found } }
}

/** Binds a guardian whom the roster names; true when that is new. Who awaited the student's word needs it no more. */
async function bindGuardian(
  connection: Queryable,
  accountId: AccountId,
  { guardianId, studentId, name, kinship }: ListedGuardian,
  now: Date,
): Promise<boolean> {
  await lockStudent(connection, studentId)
  const guardians = await readGuardiansOf(connection, studentId)
  const earlier = guardians.find((binding) => binding.accountId === accountId)
  if (earlier && !(await confirmBinding(connection, earlier.bindingId, now))) return false
  if (!earlier) {
    if (guardians.length >= guardiansMax) return false
    const binding = { accountId, studentId, name, kinship, source: 'roster', guardianId, invitationId: null } as const
    await addGuardianBinding(connection, { ...binding, status: 'active' }, now)
  }
  await tellStudent(connection, studentId, { kind: 'guardian_bound', name, about: { accountId }, by: 'guardian' }, now)
  return true
}
