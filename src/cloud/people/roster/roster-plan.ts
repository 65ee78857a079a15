import type { StaffRole } from '../../../contract/kernel/caller'
import type { StudentId } from '../../../contract/people/ids'
import type { Kinship } from '../../../contract/people/person'
import type { FieldChange } from '../../../rules/kernel/changes'
import type { ReadStudent } from './roster'
import { type RosterField, shownValue } from './shown-values'

/** What becomes of somebody: `returned` had left and is brought back. */
export type Change = 'added' | 'changed' | 'returned' | 'none'

interface Planned<Person> {
  readonly change: Change
  /** As they will stand; personal fields in clear, never to be shown. */
  readonly person: Person
  /** What changes, as it may be shown. */
  readonly fields: readonly FieldChange[]
  /** What staff set by hand and the file says otherwise: `from` is kept. */
  readonly kept: readonly FieldChange[]
}

export type PlannedStudent = Planned<{
  /** Null for a new one. */
  readonly studentId: StudentId | null
  readonly number: string
  readonly name: string
  readonly nameEn: string | null
  readonly cohort: number
  readonly standing: number | null
  readonly departmentCode: string | null
  readonly birthDate: string | null
  readonly identityNumber: string | null
  readonly activationCode: string | null
}> & { readonly read: ReadStudent }

export type PlannedGuardian = Planned<{
  /** Null for a new one. */
  readonly guardianId: number | null
  readonly studentNumber: string
  readonly name: string
  readonly kinship: Kinship
  readonly phone: string | null
  /** An account is bound as this guardian; whatever changes, it stays. */
  readonly isBound: boolean
}>

export type PlannedStaff = Planned<{
  readonly number: string
  readonly name: string
  readonly nameEn: string | null
  readonly departmentCode: string | null
  readonly phone: string | null
  readonly roles: readonly StaffRole[]
}>

/** Compares what a file says of one person with what is stored, field by field. */
export class Comparison {
  readonly fields: FieldChange[] = []
  readonly kept: FieldChange[] = []
  readonly #handEdited: readonly string[]

  constructor(handEdited: readonly string[]) {
    this.#handEdited = handEdited
  }

  /** The value a field will have. Null said: the file says nothing, and the stored one stays. */
  settle<Value>(field: RosterField, stored: Value, said: Value | null): Value {
    if (said === null || String(said) === String(stored)) return stored
    const shown = { field, from: shownValue(field, stored), to: shownValue(field, said) }
    if (this.#handEdited.includes(field)) {
      this.kept.push(shown)
      return stored
    }
    this.fields.push(shown)
    return said
  }
}
