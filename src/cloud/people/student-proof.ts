import { createHash, timingSafeEqual } from 'node:crypto'
import type { StudentProof } from '../../contract/people/binding'
import { plainIdentity } from '../../rules/people/identity-number'
import { isSameName } from '../../rules/people/same-name'
import { toSimplified } from '../kernel/simplified'
import type { Vault } from '../kernel/vault/vault'
import { plainCode } from './activation-code'
import type { BindingCandidate } from './tables/students'

type Stranger = Omit<BindingCandidate, 'studentId' | 'isBound'> & { studentId: number }

const strangers = new WeakMap<Vault, Stranger>()

/** Stands in for a student who does not exist, so that checking a proof is the same work. */
function strangerOf(vault: Vault): Stranger {
  const known = strangers.get(vault)
  if (known) return known
  const stranger = {
    studentId: 0,
    name: '',
    nameEn: null,
    birthDateSealed: vault.seal('student.birth_date', 0, '0000-00-00'),
    identityNumberSealed: vault.seal('student.identity_number', 0, '0'.repeat(18)),
    activationCodeSealed: vault.seal('student.activation_code', 0, '0'.repeat(12)),
  }
  strangers.set(vault, stranger)
  return stranger
}

/**
 * Whether name and proof are the candidate's. Every part is looked at whatever came before, and secrets are compared
 * in constant time: how long it takes tells nothing.
 */
export function isProven(
  candidate: BindingCandidate | null,
  written: { name: string; proof: StudentProof },
  vault: Vault,
): boolean {
  const against = candidate ?? strangerOf(vault)
  const { studentId } = against
  const isNamed = isSameName(written.name, [against.name, against.nameEn], toSimplified)
  const { proof } = written
  if (proof.kind === 'activation_code') {
    const code =
      against.activationCodeSealed && vault.open('student.activation_code', studentId, against.activationCodeSealed)
    const isCode = isSameSecret(plainCode(proof.code), code)
    return candidate !== null && isNamed && isCode
  }
  const born = against.birthDateSealed && vault.open('student.birth_date', studentId, against.birthDateSealed)
  const identity =
    against.identityNumberSealed && vault.open('student.identity_number', studentId, against.identityNumberSealed)
  const isBirthDate = isSameSecret(proof.birthDate, born)
  const isIdentity = isSameSecret(
    plainIdentity(proof.lastFour),
    identity === null ? null : plainIdentity(identity).slice(-4),
  )
  return candidate !== null && isNamed && isBirthDate && isIdentity
}

/** A secret that the school does not have is never the same. */
function isSameSecret(written: string, kept: string | null): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(written), digest(kept ?? '')) && kept !== null && kept !== ''
}
