import type { Operations } from '../../../../../contract/operations'
import { activeWards } from '../../../../format/hats'
import type { PeopleWords } from '../../words/people-words'

interface Summary {
  title: string
  detail: string
  /** The school has the number, but not for what the person came as. */
  isMissed: boolean
}

/** What came of a binding by phone, in a heading and a sentence. */
export function summaryOf(
  as: 'guardian' | 'staff',
  { person, studentsBound, isStaffBound }: Operations['bindByPhone']['reply'],
  t: PeopleWords,
): Summary {
  const count = activeWards(person).length
  const hasStaff = person.staff !== null
  const title = t(studentsBound > 0 || isStaffBound ? 'phone.done' : 'phone.doneBefore')
  if (as === 'guardian' && count === 0) return { title, detail: t('phone.foundOnlyStaff'), isMissed: true }
  if (as === 'staff' && !hasStaff) return { title, detail: t('phone.foundOnlyWards'), isMissed: true }
  return { title, detail: as === 'staff' ? t('phone.foundStaff') : t('phone.found', { count }), isMissed: false }
}
