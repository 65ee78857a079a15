import { maskName, maskPhone } from '../../../rules/people/masking'
import type { Handler, StudentCall } from '../../call-context'
import { guardianOnWire } from '../person'
import { readGuardiansOf } from '../tables/bindings'
import { readOpenInvitations } from '../tables/guardian-invitations'
import { readUnboundGuardians } from '../tables/guardians'
import { isAdultStudent } from '../tables/students'

/** The guardians of the calling student, their open cards, and whom the roster names beside. */
export const getGuardians: Handler<'getGuardians', StudentCall> = async (_request, { student, services, now }) => {
  const { database, vault } = services
  const [guardians, invitations, listed, isAdult] = await Promise.all([
    readGuardiansOf(database, student.id),
    readOpenInvitations(database, student.id, now),
    readUnboundGuardians(database, student.id),
    isAdultStudent(database, vault, student.id, now),
  ])
  return {
    ok: true,
    value: {
      guardians: guardians.map((row) => guardianOnWire(row, isAdult)),
      invitations: invitations.map(({ id, kinship, madeAt, expiresAt }) => ({
        id,
        kinship,
        madeAt: madeAt.toISOString(),
        expiresAt: expiresAt.toISOString(),
      })),
      listed: listed.map(({ guardianId, name, kinship, phoneSealed }) => ({
        nameMasked: maskName(name),
        kinship,
        phoneMasked: phoneSealed === null ? null : maskPhone(vault.open('guardian.phone', guardianId, phoneSealed)),
      })),
      isAdult,
      serverTime: now.toISOString(),
    },
  }
}
