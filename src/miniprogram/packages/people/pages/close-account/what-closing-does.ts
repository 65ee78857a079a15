import type { Person } from '../../../../../contract/people/person'
import type { PeopleWords } from '../../words/people-words'

/** What leaving erases, what stays and why, and what it means afterwards: only what concerns this person. */
export interface ClosingFacts {
  erased: string[]
  kept: string[]
  after: string[]
}

/** Tells {@link ClosingFacts} in words. */
export function whatClosingDoes({ student, wards, staff }: Person, t: PeopleWords): ClosingFacts {
  const isGuardian = wards.length > 0
  const told = (isTold: boolean, text: string) => (isTold ? [text] : [])
  return {
    erased: [
      t('closing.erased.account'),
      ...told(student !== null, t('closing.erased.student')),
      ...told(student !== null, t('closing.erased.wishes')),
      ...told(isGuardian, t('closing.erased.guardian')),
      ...told(staff !== null, t('closing.erased.staff')),
    ],
    kept: [
      ...told(student !== null, t('closing.kept.enrolments')),
      ...told(staff !== null, t('closing.kept.staff')),
      t('closing.kept.audit'),
    ],
    after: [
      t('closing.after.phones'),
      ...told(student !== null, t('closing.after.guardians')),
      ...told(student !== null, t('closing.after.back')),
      ...told(isGuardian, t('closing.after.wards')),
      ...told(staff !== null, t('closing.after.staff')),
    ],
  }
}

/** Whether what was written is the word that confirms; case and blanks around it do not matter. */
export function isConfirmed(written: string, word: string): boolean {
  return written.trim().toLowerCase() === word.toLowerCase()
}
