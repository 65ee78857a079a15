import { Person, type Ward } from '../../src/contract/people/person'

const student = (id: number, name: string, nameEn: string | null = null) => ({
  id,
  name,
  nameEn,
  number: `2025000${id}`,
  cohort: 2025,
  standing: 2,
  department: null,
})

export const own = student(1, '林知夏', 'Lin Zhixia')
export const daughter = student(2, '林小雨')
export const son = student(3, '林小安')

export const wardOf = (
  child: ReturnType<typeof student>,
  scopes: string[] = ['bills', 'registration'],
  kinship: Ward['kinship'] = 'mother',
) => ({ state: 'active', bindingId: 10 + child.id, kinship, ownName: '林建国', student: child, scopes })

export const awaitingWard = { state: 'awaiting', bindingId: 9, kinship: 'father', nameMasked: '林*雨' }

export const teacher = { name: '何敏', nameEn: 'He Min', number: 'T0007', roles: ['registrar', 'adviser'] }

/** Somebody with these relations and no others. */
export function personSample(relations: { student?: unknown; wards?: unknown[]; staff?: unknown }): Person {
  return Person.parse({ student: null, wards: [], staff: null, hasConsent: true, unreadMessages: 0, ...relations })
}
