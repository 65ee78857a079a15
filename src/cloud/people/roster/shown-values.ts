import { maskIdentityNumber } from '../../../rules/people/identity-number'
import { maskPhone } from '../../../rules/people/masking'

/** A field of a person, as the columns of files and the lists of what was set by hand name it. */
export type RosterField =
  | 'name'
  | 'name_en'
  | 'cohort'
  | 'standing'
  | 'department'
  | 'birth_date'
  | 'identity_number'
  | 'activation_code'
  | 'kinship'
  | 'phone'
  | 'roles'

/** A value as it may be shown to whoever imports: personal ones are masked. */
export function shownValue(field: RosterField, value: unknown): string {
  if (value === null || (Array.isArray(value) && value.length === 0)) return 'none'
  const text = Array.isArray(value) ? value.join('; ') : String(value)
  if (field === 'identity_number') return maskIdentityNumber(text)
  if (field === 'phone') return maskPhone(text)
  if (field === 'birth_date') return `${text.slice(0, 4)}-**-**`
  return field === 'activation_code' ? 'a code' : text
}
