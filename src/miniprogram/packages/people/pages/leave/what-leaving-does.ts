import type { Person } from '../../../../../contract/people/person'
import type { PeopleWords } from '../../words/people-words'

/** What leaving erases, what stays and why, and what it means afterwards: only what concerns this person. */
export interface LeavingFacts {
  erased: string[]
  kept: string[]
  after: string[]
}

/** Tells {@link LeavingFacts} in words. */
export function whatLeavingDoes({ student, wards, staff }: Person, t: PeopleWords): LeavingFacts {
  const isGuardian = wards.length > 0
  const told = (isTold: boolean, text: string) => (isTold ? [text] : [])
  return {
    erased: [
      t('leave.erased.account'),
      ...told(student !== null, t('leave.erased.student')),
      ...told(student !== null, t('leave.erased.wishes')),
      ...told(isGuardian, t('leave.erased.guardian')),
      ...told(staff !== null, t('leave.erased.staff')),
    ],
    kept: [
      ...told(student !== null, t('leave.kept.enrolments')),
      ...told(staff !== null, t('leave.kept.staff')),
      t('leave.kept.audit'),
    ],
    after: [
      t('leave.after.phones'),
      ...told(student !== null, t('leave.after.guardians')),
      ...told(student !== null, t('leave.after.back')),
      ...told(isGuardian, t('leave.after.wards')),
      ...told(staff !== null, t('leave.after.staff')),
    ],
  }
}

/** Whether what was written is the word that confirms; case and blanks around it do not matter. */
export function isConfirmed(written: string, word: string): boolean {
  return written.trim().toLowerCase() === word.toLowerCase()
}
