const zeros = [0x0660, 0x06f0, 0x0966, 0x09e6, 0x0e50]

/** A number of a person as it is kept: full width and the digits of other scripts in ours, nothing invisible, no blanks. */
export function plainNumber(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Nd}/gu, (digit) => {
      const zero = zeros.find(
        (start) => (digit.codePointAt(0) ?? 0) - start >= 0 && (digit.codePointAt(0) ?? 0) - start < 10,
      )
      return zero === undefined ? digit : String((digit.codePointAt(0) ?? 0) - zero)
    })
    .replace(/[\s\p{Cf}]/gu, '')
    .replace(/\p{Pd}/gu, '-')
    .replace(/^'/, '')
}

/** What numbers of people are compared by: `b2026001` is `B2026001`. */
export function numberKey(text: string): string {
  return plainNumber(text).toUpperCase()
}
