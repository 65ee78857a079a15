import type { Operations } from '../../../../../contract/operations'
import type { Institution } from '../../../../../contract/school/institution'

/** Everything the form may ask for. */
export interface BindFields {
  number: string
  name: string
  code: string
  /** ISO day; empty while none is chosen. */
  birthDate: string
  lastFour: string
}

export type ProofKind = Institution['studentProof']

/** What is still wrong with a form, by field; the words are `bind.<value>`. */
export type BindFaults = Partial<
  Record<
    keyof BindFields,
    'numberMissing' | 'nameMissing' | 'codeMissing' | 'birthDateMissing' | 'birthDateFuture' | 'lastFourMissing'
  >
>

/** Looks a form over before it is sent, on `today` (ISO day). Empty when it may go. */
export function faultsOf({ number, name, code, birthDate, lastFour }: BindFields, proof: ProofKind, today: string) {
  const faults: BindFaults = {}
  if (number.trim() === '') faults.number = 'numberMissing'
  if (name.trim() === '') faults.name = 'nameMissing'
  if (proof === 'activation_code') {
    if (plain(code) === '') faults.code = 'codeMissing'
    return faults
  }
  if (birthDate === '') faults.birthDate = 'birthDateMissing'
  else if (birthDate > today) faults.birthDate = 'birthDateFuture'
  if (lastFour.length !== 4) faults.lastFour = 'lastFourMissing'
  return faults
}

/** A form as it is sent. */
export function bindRequest(fields: BindFields, proof: ProofKind): Operations['bindStudent']['request'] {
  const { number, name, code, birthDate, lastFour } = fields
  return {
    number: number.trim(),
    name: name.trim(),
    proof:
      proof === 'activation_code'
        ? { kind: 'activation_code', code: code.trim() }
        : { kind: 'identity', birthDate, lastFour },
  }
}

/** The last four as they are typed: digits and letters, of which an X may be small. */
export function lastFourOf(text: string): string {
  return text
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .slice(0, 4)
}

const plain = (code: string) => code.replace(/[\s\p{Pd}]/gu, '')
