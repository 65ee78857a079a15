import { randomInt } from 'node:crypto'

/** Crockford's base32: no I, L, O or U, which are misread on paper. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

const codeLength = 12

/** Whether a plain code is too long to be guessed, however often and by however many it is tried. */
export function isUnguessable(code: string): boolean {
  return code.length >= codeLength
}

/** A new secret code of 60 random bits, as it is printed: `7K3M-Q9TD-0XWB`. */
export function newActivationCode(): string {
  return dashed(Array.from({ length: codeLength }, () => alphabet[randomInt(alphabet.length)]).join(''))
}

/**
 * A code as it is compared and marked, however it was typed: no blanks or dashes, upper case, and the letters that are
 * taken for digits read as those.
 */
export function plainCode(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
}

/** A plain code in groups of four, as people read it. */
function dashed(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1-')
}
