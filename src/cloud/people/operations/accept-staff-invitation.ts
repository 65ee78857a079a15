import type { Refusal } from '../../../contract/refusal'
import type { AccountCall, Handler } from '../../call-context'
import type { Queryable } from '../../kernel/database/database'
import { plainCode } from '../activation-code'
import { beginTry } from '../binding-tries'
import { changeAsAccount } from '../change-as'
import { readPerson } from '../person'
import { bindStaff, endStaffInvitations, lockStaffInvitation } from '../tables/staff'

/**
 * Takes the place on the staff that an invitation code is for; the code moves it when another account had it. Refuses
 * `binding_limited`, and `binding_refused` for a code that is wrong, used or out of date.
 */
export const acceptStaffInvitation: Handler<'acceptStaffInvitation', AccountCall> = async ({ code }, call) => {
  const { accountId, services, now } = call
  const accepted = await changeAsAccount(call, async (connection) => {
    const refusal = await accept(connection, plainCode(code), call)
    return refusal ? { ok: false, refusals: [refusal] } : { ok: true, value: {} }
  })
  return accepted.ok ? { ok: true, value: await readPerson(accountId, services, now) } : accepted
}

async function accept(connection: Queryable, code: string, call: AccountCall): Promise<Refusal | null> {
  const { accountId, services, now } = call
  const begun = await beginTry(connection, call, `staff ${code}`)
  if ('refusal' in begun) return begun.refusal
  const marks = services.vault.marks('staff-invitation', code)
  const invitation = await lockStaffInvitation(connection, marks)
  const isOpen = invitation !== null && invitation.endedAt === null && invitation.expiresAt > now
  // Whoever used the code taps once more when the answer was lost.
  if (invitation && !isOpen && invitation.accountId === accountId) return null
  if (!invitation || !isOpen || !(await bindStaff(connection, invitation.staffId, accountId))) {
    await begun.note('wrong', null)
    return { code: 'binding_refused' }
  }
  await endStaffInvitations(connection, invitation.staffId, now)
  await begun.note('bound', null)
  return null
}
