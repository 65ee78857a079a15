import type { PersonNotice } from '../../../../../contract/people'
import { assertNever } from '../../../../format/assert-never'
import type { PeopleWords } from '../../words/people-words'

/** What a person is told, in a sentence; who did it is said where it matters. */
export function noticeText({ kind, name, by }: PersonNotice, t: PeopleWords): string {
  // A name goes when its bearer leaves.
  const facts = { name: name ?? t('notices.someone') }
  switch (kind) {
    case 'guardian_removed':
      return t(`notices.guardian_removed.${by === 'guardian' || by === 'staff' ? by : 'other'}`, facts)
    case 'student_removed':
      return t(`notices.student_removed.${by === 'student' || by === 'staff' ? by : 'other'}`, facts)
    case 'guardian_asks':
    case 'guardian_bound':
    case 'guardian_confirmed':
    case 'guardian_declined':
    case 'scopes_changed':
    case 'student_left':
    case 'student_bound_elsewhere':
    case 'number_locked':
    case 'role_granted':
    case 'role_revoked':
      return t(`notices.${kind}`, facts)
    default:
      return assertNever(kind)
  }
}
