import type { StudentId } from '../../../contract/people/ids'
import type { Person, Ward } from '../../../contract/people/person'

/** As what somebody uses the applet just now (身份); a visitor is nobody here yet. */
export type Hat =
  | { readonly is: 'student' }
  | { readonly is: 'guardian'; readonly studentId: StudentId }
  | { readonly is: 'staff' }
  | { readonly is: 'visitor' }

export type ActiveWard = Extract<Ward, { state: 'active' }>
export type AwaitingWard = Extract<Ward, { state: 'awaiting' }>

const visitor: Hat = { is: 'visitor' }

/** The students somebody is a guardian of, confirmed. */
export function activeWards(person: Person | null): ActiveWard[] {
  return person?.wards.filter((ward) => ward.state === 'active') ?? []
}

/** The students who have yet to confirm that somebody is their guardian. */
export function awaitingWards(person: Person | null): AwaitingWard[] {
  return person?.wards.filter((ward) => ward.state === 'awaiting') ?? []
}

/** Every hat of a person: the own student first, then each ward, then the staff. Empty for who is nobody here yet. */
export function hatsOf(person: Person | null): Hat[] {
  return [
    ...(person?.student ? [{ is: 'student' } as const] : []),
    ...activeWards(person).map(({ student }) => ({ is: 'guardian', studentId: student.id }) as const),
    ...(person?.staff ? [{ is: 'staff' } as const] : []),
  ]
}

/** True for two hats that show the same. */
export function isSameHat(one: Hat, other: Hat): boolean {
  const wardOf = (hat: Hat) => (hat.is === 'guardian' ? hat.studentId : null)
  return one.is === other.is && wardOf(one) === wardOf(other)
}

/** The hat that was chosen, if the person still has it; else the first they have, and a visitor's for who has none. */
export function effectiveHat(person: Person | null, chosen: Hat | null): Hat {
  const hats = hatsOf(person)
  return hats.find((hat) => chosen && isSameHat(hat, chosen)) ?? hats[0] ?? visitor
}

/** The ward whom a guardian's hat is about; null for other hats. */
export function wardOfHat(person: Person | null, hat: Hat): ActiveWard | null {
  if (hat.is !== 'guardian') return null
  return activeWards(person).find(({ student }) => student.id === hat.studentId) ?? null
}
