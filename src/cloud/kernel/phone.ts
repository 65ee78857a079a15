import { parsePhoneNumberFromString } from 'libphonenumber-js/min'

/**
 * A phone number in one form, `+<country><number>`, or null when it cannot be one. Numbers without a country are read
 * as Chinese: 138 0000 1234 → +8613800001234.
 */
export function readPhone(text: string, countryCode = '86'): string | null {
  const written = text.normalize('NFKC').replace(/[\s\p{Cf}]/gu, '')
  // A spreadsheet took it for a number: nobody knows what it did besides.
  if (/\.0+$/.test(written)) return null
  // The trunk prefix that is left out from abroad: +86(0)138…
  const plain = written.replace(/^((?:\+|00)?\d{1,3})[(]0[)]/, '$1').replace(/[().\p{Pd}]/gu, '')
  const international = /^(?:\+|00)([1-9]\d{6,14})$/.exec(plain)?.[1]
  if (international) return valid(`+${international}`)
  if (!/^\d{5,14}$/.test(plain)) return null
  if (countryCode !== '86') return valid(`+${countryCode}${plain.replace(/^0/, '')}`)
  // Spreadsheets keep the country in front without its plus sign.
  if (/^86(1\d{10})$/.test(plain)) return valid(`+${plain}`)
  // No city of the mainland has these: Hong Kong and Macau, with a zero for the plus sign.
  if (/^085[23]\d{8}$/.test(plain)) return null
  return /^1[3-9]\d{9}$/.test(plain) || /^0\d{10,11}$/.test(plain) ? valid(`+86${plain.replace(/^0/, '')}`) : null
}

/** Mobiles, Beijing, other cities of eight digits, and the rest; new ranges of mobiles come faster than any table of them. */
const chinese = /^(?:1[3-9]\d{9}|10\d{8}|2\d{9}|[3-9]\d{9,10})$/

function valid(phone: string): string | null {
  if (/^\+85[23]/.test(phone) && phone.length !== 12) return null
  if (!phone.startsWith('+86')) {
    const parsed = parsePhoneNumberFromString(phone)
    return parsed?.isPossible() ? parsed.number : null
  }
  const national = phone.slice(3).replace(/^0/, '')
  return chinese.test(national) ? `+86${national}` : null
}
