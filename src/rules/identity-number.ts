/** What an identity document's number tells: the birthday is known of Chinese resident identity cards only. */
export interface IdentityNumber {
  /** Upper case, without blanks. */
  readonly number: string
  /** ISO day; null for any other document. */
  readonly birthDate: string | null
}

/** What is wrong with a number that looks like a Chinese resident identity card's. */
export type IdentityFault = 'checksum' | 'birth_date' | 'shape'

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checkCharacters = '10X98765432'

/**
 * Reads the number of an identity document. 18 characters of a Chinese resident identity card are checked by their
 * checksum and must hold a day that exists; passports and other documents pass as they are. Source: GB 11643-1999.
 */
export function readIdentityNumber(text: string): IdentityNumber | { readonly fault: IdentityFault } {
  const number = text.normalize('NFKC').replace(/\s/g, '').toUpperCase()
  if (!/^\d{17}[\dX]$/.test(number))
    return /^[A-Z0-9()/-]{4,30}$/.test(number) ? { number, birthDate: null } : { fault: 'shape' }
  const sum = weights.reduce((total, weight, index) => total + weight * Number(number[index]), 0)
  if (checkCharacters[sum % 11] !== number[17]) return { fault: 'checksum' }
  const birthDate = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
  return isDay(birthDate) ? { number, birthDate } : { fault: 'birth_date' }
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
