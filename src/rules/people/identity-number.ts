/** What an identity document's number tells: the birthday is known of Chinese resident identity cards only. */
export interface IdentityNumber {
  /** Letters in upper case and digits, nothing else: brackets and slashes are written by some and left out by others. */
  readonly number: string
  readonly kind: IdentityKind
  /** ISO day; null for any other document. */
  readonly birthDate: string | null
}

/** Of a resident card of 18 characters, of the identity cards of Hong Kong and Macau, or of a passport or any other. */
export type IdentityKind = 'resident' | 'hong_kong' | 'macau' | 'other'

/** What is wrong with a number. */
export type IdentityFault = 'checksum' | 'birth_date' | 'region' | 'digits' | 'shape'

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checkCharacters = '10X98765432'
/** Provinces, the cards of people from Hong Kong, Macau and Taiwan who live on the mainland, and of foreigners. Source: GB/T 2260. */
const regions = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|9\d)\d{4}$/

/** A number as it is compared: letters in upper case and digits. */
export function plainIdentity(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}

/**
 * Reads the number of an identity document. A Chinese resident identity card's is checked by its checksum, region and
 * birthday, which lies between 1900 and `today`; passports and other documents pass. Source: GB 11643-1999.
 */
export function readIdentityNumber(
  text: string,
  today = '9999-12-31',
): IdentityNumber | { readonly fault: IdentityFault } {
  const written = text.normalize('NFKC').replace(/[\s\p{Cf}]/gu, '')
  const number = plainIdentity(written)
  if (/^\d{17}[\dX]$/.test(number)) return readResident(number, today)
  // Of 13 digits and more only the resident card's 18 are a document: one is missing, or there is one too many.
  if (/^\d{13,}X?$/.test(number)) return { fault: 'digits' }
  const isDocument = /^[A-Z0-9()/.·-]{4,30}$/i.test(written) && /^[A-Z0-9]{4,24}$/.test(number) && /\d/.test(number)
  return isDocument ? { number, kind: kindOf(number, written), birthDate: null } : { fault: 'shape' }
}

function readResident(number: string, today: string): IdentityNumber | { readonly fault: IdentityFault } {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(number[index]), 0)
  if (checkCharacters[sum % 11] !== number[17]) return { fault: 'checksum' }
  if (!regions.test(number.slice(0, 6))) return { fault: 'region' }
  const birthDate = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
  const isBirthDate = isDay(birthDate) && birthDate >= '1900-01-01' && birthDate <= today
  return isBirthDate ? { number, kind: 'resident', birthDate } : { fault: 'birth_date' }
}

function kindOf(number: string, written: string): IdentityKind {
  if (/^[A-Z]{1,2}\d{6}[\dA]$/.test(number) && /[(（]/.test(written)) return 'hong_kong'
  return /^[157]\d{7}$/.test(number) && /[(（]/.test(written) ? 'macau' : 'other'
}

/** A number with its middle hidden, 1101**********123X; of a short one only its length is told. */
export function maskIdentityNumber(number: string): string {
  if (number.length < 12) return '*'.repeat(number.length)
  return `${number.slice(0, 4)}${'*'.repeat(number.length - 8)}${number.slice(-4)}`
}

function isDay(text: string): boolean {
  const time = Date.parse(text)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}
