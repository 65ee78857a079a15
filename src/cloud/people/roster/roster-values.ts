import type { StaffRole } from '../../../contract/kernel/caller'
import type { Kinship } from '../../../contract/people/person'
import { type IdentityNumber, readIdentityNumber } from '../../../rules/people/identity-number'
import { plainNumber } from '../../../rules/people/student-number'
import { readPhone } from '../../kernel/phone'
import type { CellValue } from '../../kernel/table-file/bad-cell'
import { plainCode } from '../activation-code'

const kinships = new Map<string, Kinship>([
  ...['father', '父亲', '爸爸', '父'].map((word) => [word, 'father'] as const),
  ...['mother', '母亲', '妈妈', '母'].map((word) => [word, 'mother'] as const),
  ...['grandparent', '祖父母', '祖父', '祖母', '外祖父', '外祖母', '爷爷', '奶奶', '外公', '外婆', '姥爷', '姥姥'].map(
    (word) => [word, 'grandparent'] as const,
  ),
  ...['other', '其他', '监护人', '亲属'].map((word) => [word, 'other'] as const),
])

const roles = new Map<string, StaffRole>([
  ...['registrar', '教务', '教务员', '教务老师'].map((word) => [word, 'registrar'] as const),
  ...['cashier', '财务', '出纳', '收费员'].map((word) => [word, 'cashier'] as const),
  ...['adviser', 'advisor', '辅导员', '导师', '班主任'].map((word) => [word, 'adviser'] as const),
  ...['teacher', '教师', '任课教师', '任课老师'].map((word) => [word, 'teacher'] as const),
  ...['administrator', 'admin', '管理员', '系统管理员'].map((word) => [word, 'administrator'] as const),
])

export type PersonKind = 'student' | 'staff'

const kinds = new Map<string, PersonKind>([
  ...['student', '学生'].map((word) => [word, 'student'] as const),
  ...['staff', '教职工', '教工', '教师', '职工'].map((word) => [word, 'staff'] as const),
])

const roundedHint = 'was made a rounded number by the spreadsheet; format the column as text and type it again'
const decimalHint = 'was made a decimal number by the spreadsheet; format the column as text and type it again'
const rounded = /^\d(\.\d+)?E\+\d+$/i

export function readPersonKind(text: string): CellValue<PersonKind> {
  const value = kinds.get(text.toLowerCase())
  return value ? { value } : { reason: 'is neither student 学生 nor staff 教职工' }
}

/** A student number, or one of staff. */
export function readNumber(text: string): CellValue<string> {
  const value = plainNumber(text)
  if (/^\d+(\.\d+)?E[+-]?\d{1,3}$/i.test(value)) return { reason: roundedHint }
  if (/^\d+\.0*$/.test(value)) return { reason: decimalHint }
  return /^[\p{L}\p{N}._/-]{1,40}$/u.test(value)
    ? { value }
    : { reason: 'is not a number: letters, digits, dots and dashes, at most 40' }
}

/** Dots that keyboards write where · stands between the parts of a name. */
const nameDots = /(?<=\p{Script=Han})\s*[•‧∙⋅●・ㆍ᛫．.]\s*(?=\p{Script=Han})/gu

/** A name as it is kept: single blanks, the one dot that belongs between its parts, none behind it. */
function plainName(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\s\u200c\u200d]+/g, ' ')
    .replace(nameDots, '·')
    .replace(/(?<=\p{Script=Han})[·•‧∙⋅●・ㆍ]+$/u, '')
    .trim()
}

/** Systems that know fewer characters write a question mark or an empty box for those they lose. */
const lostCharacter = /\p{Script=Han}[?？]|[?？]\p{Script=Han}|^[?？\s]+$|□/u

/** A name of a person. */
export function readName(text: string): CellValue<string> {
  const value = plainName(text)
  if (lostCharacter.test(value)) return { reason: 'has lost a character before it came here; type it again' }
  const own = /\p{Co}/u.exec(value)?.[0].codePointAt(0)?.toString(16).toUpperCase()
  if (own !== undefined)
    return { reason: `has a character in it that only the system it comes from knows (U+${own}); type it again` }
  return value.length <= 60 ? { value } : { reason: 'is longer than a name can be, 60 characters' }
}

/** The year of entry. */
export function readCohort(text: string): CellValue<number> {
  const year = /^(\d{4})(?:级|年)?$/.exec(text.normalize('NFKC'))?.[1]
  return year && Number(year) >= 1900 && Number(year) <= 2200
    ? { value: Number(year) }
    : { reason: 'is not a year of entry such as 2026' }
}

/** The year of study, 1 for a freshman. */
export function readStanding(text: string): CellValue<number> {
  const plain = text.normalize('NFKC').replace(/^大|^第|学年$|年级?$/g, '')
  const year = /^\d{1,2}$/.test(plain) ? Number(plain) : '一二三四五六七八'.indexOf(plain) + 1
  return plain !== '' && year >= 1 && year <= 12 ? { value: year } : { reason: 'is not a year of study from 1 to 12' }
}

/** A birthday as an ISO day, not after `today`. */
export function readBirthDate(text: string, today: string): CellValue<string> {
  const plain = text.normalize('NFKC').replace(/\s.*$/, '')
  if (/^[1-5]\d{4}(\.\d+)?$/.test(plain))
    return {
      reason: 'is a day as the spreadsheet counts them; format the column as a date, or type it as in 2008-03-09',
    }
  const [, year = '', month = '', day = ''] =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(plain) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(plain) ?? []
  const value = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const time = Date.parse(value)
  if (Number.isNaN(time) || !new Date(time).toISOString().startsWith(value))
    return { reason: 'is not a day that exists, as in 2008-03-09' }
  return value >= '1900-01-01' && value <= today ? { value } : { reason: 'is no birthday of anybody alive' }
}

export function readIdentity(text: string, today: string): CellValue<IdentityNumber> {
  if (rounded.test(text)) return { reason: roundedHint }
  const read = readIdentityNumber(text, today)
  if (!('fault' in read)) return { value: read }
  const reasons = {
    checksum: 'fails its check digit: a digit is wrong, or two have changed places',
    birth_date: 'has a birthday in it that does not exist, or of nobody alive',
    region: 'begins with a region that does not exist',
    digits: 'is no document: a resident identity card has 18 characters, so one is missing or there is one too many',
    shape: 'is not the number of a document: 4 to 30 letters and digits; where there is none, leave the cell blank',
  }
  return { reason: reasons[read.fault] }
}

/** An activation code in the form in which it is compared. */
export function readActivationCode(text: string): CellValue<string> {
  if (rounded.test(text)) return { reason: roundedHint }
  const value = plainCode(text)
  return /^[A-Z0-9]{8,40}$/.test(value)
    ? { value }
    : { reason: 'is not 8 to 40 letters and digits; shorter ones can be guessed' }
}

export function readPhoneCell(text: string): CellValue<string> {
  if (rounded.test(text)) return { reason: roundedHint }
  const value = readPhone(text)
  return value ? { value } : { reason: phoneFault(text) }
}

/** Why a text is not the number of a phone. */
function phoneFault(text: string): string {
  if (/^\s*\d+\.0+\s*$/.test(text)) return decimalHint
  const parts = text.split(/[\s;,、/|；，／]+/).filter((part) => readPhone(part) !== null)
  if (parts.length > 1) return 'has more than one number in it; keep one, and give another guardian the other'
  if (!/\d/.test(text)) return 'is not a phone number; where there is none, leave the cell blank'
  if (/\p{L}/u.test(text)) return 'has words in it; keep the number alone'
  if (/^\s*[+＋]/.test(text))
    return 'is no number of the country it begins with: a digit is missing, or there is one too many'
  return 'is not a phone number; one from abroad begins with + and its country'
}

export function readKinship(text: string): CellValue<Kinship> {
  const value = kinships.get(text.toLowerCase())
  return value ? { value } : { reason: 'is none of father 父亲, mother 母亲, grandparent 祖父母 and other 其他' }
}

/** Roles in the order of the alphabet, each once. */
export function readRoles(text: string): CellValue<StaffRole[]> {
  const words = text
    .normalize('NFKC')
    .split(/[;,、/]/)
    .map((word) => word.trim().toLowerCase())
    .filter((word) => word !== '')
  const unknown = words.find((word) => !roles.has(word))
  if (unknown !== undefined || words.length === 0)
    return { reason: 'names no role: registrar 教务, cashier 财务, adviser 辅导员, teacher 教师, administrator 管理员' }
  return { value: [...new Set(words.flatMap((word) => roles.get(word) ?? []))].sort() }
}

/** A personal cell as it may be shown: how long it is and how it begins. */
export function hidden(text: string): string {
  return text.length < 8 ? '*'.repeat(text.length) : `${text.slice(0, 2)}${'*'.repeat(text.length - 2)}`
}
