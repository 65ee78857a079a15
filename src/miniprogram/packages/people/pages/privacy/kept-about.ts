import type { Person } from '../../../../../contract/people/person'

/** Kinds of things that are kept about a person; the words are `privacy.kept.<kind>`. */
export type KeptKind =
  | 'account'
  | 'roster'
  | 'proofs'
  | 'enrolments'
  | 'results'
  | 'guardians'
  | 'guardian'
  | 'phone'
  | 'staff'
  | 'sessions'
  | 'messages'

/** What is kept about this person: only what their hats bring with them. */
export function keptAbout({ student, wards, staff }: Person): KeptKind[] {
  const isGuardian = wards.length > 0
  return [
    'account',
    ...(student ? (['roster', 'proofs', 'enrolments', 'results', 'guardians'] as const) : []),
    ...(isGuardian ? (['guardian'] as const) : []),
    ...(isGuardian || staff ? (['phone'] as const) : []),
    ...(staff ? (['staff'] as const) : []),
    'sessions',
    'messages',
  ]
}
