/**
 * A phone number in one form, `+<country><number>`, or null when it cannot be one. Numbers without a country are read
 * as Chinese: 138 0000 1234 → +8613800001234.
 */
export function readPhone(text: string, countryCode = '86'): string | null {
  const plain = text.normalize('NFKC').replace(/[\s\-().]/g, '')
  const international = /^(?:\+|00)([1-9]\d{6,14})$/.exec(plain)?.[1]
  if (international) return `+${international}`
  if (!/^\d{5,14}$/.test(plain)) return null
  if (countryCode !== '86') return `+${countryCode}${plain.replace(/^0/, '')}`
  // Spreadsheets keep the country in front without its plus sign.
  if (/^86(1\d{10})$/.test(plain)) return `+${plain}`
  return /^1[3-9]\d{9}$/.test(plain) || /^0\d{9,11}$/.test(plain) ? `+86${plain.replace(/^0/, '')}` : null
}
