/** How many characters beyond ASCII are right UTF-8, and how many pieces are not. */
export function utf8Evidence(bytes: Uint8Array): { goodCount: number; badCount: number } {
  let goodCount = 0
  let badCount = 0
  for (let at = 0; at < bytes.length; ) {
    const step = stepAt(bytes, at)
    if (step.isBad) badCount += 1
    else if (step.length > 1) goodCount += 1
    at += step.length
  }
  return { goodCount, badCount }
}

/** The first bytes that are not UTF-8, with their place; null when there are none. Lines and bytes count from 1. */
export function firstBadBytes(
  bytes: Uint8Array,
): { line: number; byteInLine: number; bytes: number[]; isAtEnd: boolean } | null {
  let line = 1
  let lineStart = 0
  for (let at = 0; at < bytes.length; ) {
    const step = stepAt(bytes, at)
    if (step.isBad) {
      const bad = [...bytes.subarray(at, at + step.length)]
      return { line, byteInLine: at - lineStart + 1, bytes: bad, isAtEnd: at + step.length === bytes.length }
    }
    if (bytes[at] === 0x0a) {
      line += 1
      lineStart = at + 1
    }
    at += step.length
  }
  return null
}

/** The character at a place: how long it is, and whether it is none. Source: RFC 3629, section 4. */
function stepAt(bytes: Uint8Array, at: number): { length: number; isBad: boolean } {
  const first = bytes[at] ?? 0
  if (first < 0x80) return { length: 1, isBad: false }
  const length =
    first >= 0xc2 && first <= 0xdf ? 2 : first >= 0xe0 && first <= 0xef ? 3 : first >= 0xf0 && first <= 0xf4 ? 4 : 0
  if (length === 0) return { length: 1, isBad: true }
  const second = bytes[at + 1] ?? 0
  const isLow = (first === 0xe0 && second < 0xa0) || (first === 0xf0 && second < 0x90)
  const isHigh = (first === 0xed && second > 0x9f) || (first === 0xf4 && second > 0x8f)
  for (let more = 1; more < length; more += 1) {
    const byte = bytes[at + more] ?? 0
    if (byte < 0x80 || byte > 0xbf || (more === 1 && (isLow || isHigh))) return { length: more, isBad: true }
  }
  return { length, isBad: false }
}
