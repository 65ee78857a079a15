import type { StudentId } from '../../contract/people/ids'
import type { Refusal } from '../../contract/refusal'
import { accountLimits, addressLimits, closedUntil, numberLimits } from '../../rules/people/binding-tries'
import type { AccountCall } from '../call-context'
import type { Queryable } from '../kernel/database/database'
import { addTry, lockTries, readWrongTries, type TryParties } from './tables/binding-attempts'

/** One try to prove to be somebody, let through as far as account and address go. */
export interface BindingTry {
  /** Too many were wrong about this number; a proof that can be guessed does not count until it reopens. */
  isNumberClosed: boolean
  /** True when one more wrong try closes the number. */
  isLastOfNumber: boolean
  /** Notes how it ended. */
  note(outcome: 'wrong' | 'turned_away' | 'bound', studentId: StudentId | null): Promise<void>
}

/**
 * Begins a try, in a transaction: from here on the same account, number and address wait for one another, so that
 * tries made at once cannot slip past the limits. Refuses `binding_limited`.
 */
export async function beginTry(
  connection: Queryable,
  { accountId, address, services, now }: AccountCall,
  what: string,
): Promise<BindingTry | { refusal: Refusal }> {
  const { vault } = services
  const parties: TryParties = {
    accountId,
    numberMark: vault.mark('student-number', what),
    addressMark: vault.mark('address', address),
  }
  await lockTries(connection, parties)
  const tries = await readWrongTries(connection, parties, now)
  const nowMs = now.getTime()
  const until = Math.max(
    closedUntil(accountLimits, tries.account, nowMs) ?? 0,
    closedUntil(addressLimits, tries.address, nowMs) ?? 0,
  )
  if (until > nowMs) return { refusal: { code: 'binding_limited', retryAfterMs: until - nowMs } }
  const isNumberClosed = closedUntil(numberLimits, tries.number, nowMs) !== null
  return {
    isNumberClosed,
    isLastOfNumber: !isNumberClosed && closedUntil(numberLimits, [...tries.number, nowMs], nowMs) !== null,
    note: (outcome, studentId) => addTry(connection, parties, studentId, outcome, now),
  }
}
