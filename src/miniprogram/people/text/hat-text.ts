import type { Person } from '../../../contract/people/person'
import type { Language } from '../../i18n/look-up'
import type { Words } from '../../i18n/words'
import { nameOf } from '../../kit/text/bilingual'
import { type Hat, wardOfHat } from './hats'

export interface HatText {
  /** Whose view it is: the own name, or the student's whose guardian one is. */
  name: string
  /** What the hue of the avatar goes by, in either language the same. */
  colour: string
  role: string
}

/** A hat in words: `林知夏`, `家长 · 妈妈`. Empty names for a visitor. */
export function hatText(hat: Hat, person: Person | null, t: Words, language: Language): HatText {
  const ward = wardOfHat(person, hat)
  if (ward) {
    const role = t('hat.guardianAs', { kinship: t(`hat.kinship.${ward.kinship}`) })
    return { name: nameOf(language, ward.student), colour: ward.student.name, role }
  }
  if (hat.is === 'student' && person?.student) {
    const { student } = person
    return { name: nameOf(language, student), colour: student.name, role: `${t('hat.student')} · ${student.number}` }
  }
  if (hat.is === 'staff' && person?.staff) {
    const roles = person.staff.roles.map((role) => t(`hat.role.${role}`)).join(t('meeting.nameSeparator'))
    const role = roles === '' ? t('hat.staffPlain') : t('hat.staffAs', { roles })
    return { name: nameOf(language, person.staff), colour: person.staff.name, role }
  }
  return { name: '', colour: '', role: t('hat.visitor') }
}
