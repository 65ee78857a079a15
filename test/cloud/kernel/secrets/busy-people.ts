import type { PreviewPerson } from '../../../../src/contract/people/preview-person'
import { identityNumberOf } from '../../people/roster/rosters'
import type { Secrets } from './clear-secrets'

/** Whoever holds a phone in the busy time, by the openid WeChat knows them by. */
export const everybody = ['student', 'classmate', 'father', 'mother', 'registrar', 'administrator', 'stranger'] as const
export type Who = (typeof everybody)[number]

export const phones = {
  father: '13911112201',
  mother: '13911112202',
  registrar: '13911112203',
  stranger: '13911112204',
  /** The father's, after he got another one. */
  fatherLater: '13911112205',
} as const

export const student = {
  number: '20260001',
  name: '许知远',
  birthDate: '2007-03-09',
  identityNumber: identityNumberOf('2007-03-09', 21),
  activationCode: '7K3M-Q9TD-0XWB',
}
export const classmate = {
  number: '20260002',
  name: '沈如练',
  birthDate: '2006-11-30',
  identityNumber: identityNumberOf('2006-11-30', 38),
}
/** What the registrar mistyped. */
export const mistyped = { identityNumber: `${identityNumberOf('2005-08-21', 55).slice(0, 17)}?`, phone: '1391111220' }

export const previewPeople: readonly PreviewPerson[] = everybody.map((openid) => ({
  openid,
  studentNumber: null,
  phone: openid in phones ? `+86${phones[openid as keyof typeof phones]}` : null,
  name: openid,
  nameEn: openid,
  says: '',
  saysEn: '',
}))

/** Notes what is secret of these people before anything begins. */
export function noteSecretsOfPeople(secrets: Secrets): void {
  for (const [whose, number] of Object.entries(phones)) secrets.addPhone(whose, number)
  for (const { birthDate, identityNumber } of [student, classmate]) {
    secrets.add('an identity number', identityNumber)
    secrets.add('a birth date', birthDate)
  }
  secrets.add('a mistyped identity number', mistyped.identityNumber)
  secrets.add('a mistyped phone', mistyped.phone)
  secrets.addCode('an activation code', student.activationCode)
}
