import type { Operations } from '../../../../../contract/operations'
import { activeWards } from '../../../../people/text/hats'
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
  if (as === 'guardian' ? count === 0 : person.staff === null) {
    // Who is neither after all was listed for a student who has no room for one more guardian.
    const asGuardian = person.staff ? 'phone.foundOnlyStaff' : 'phone.foundFull'
    const detail = t(as === 'guardian' ? asGuardian : 'phone.foundOnlyWards')
    return { title: t(`phone.missed.${as}`), detail, isMissed: true }
  }
  const title = t(studentsBound > 0 || isStaffBound ? 'phone.done' : 'phone.doneBefore')
  return { title, detail: as === 'staff' ? t('phone.foundStaff') : t('phone.found', { count }), isMissed: false }
}
