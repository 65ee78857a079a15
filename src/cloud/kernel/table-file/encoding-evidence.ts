import { toSimplified } from '../simplified'
import { commonCharacters } from './common-characters'
import { decoderOf, lenientDecoderOf } from './text-decoder'

/** An encoding that a file of a school may be in when it is not UTF-8. */
export interface Candidate {
  /** Label of the Encoding Standard. */
  readonly label: string
  /** What the detector of frequencies calls it, in lower case. */
  readonly detectedAs: string
  readonly people: string
  /** How likely somebody writes the character of these bytes, 0 to 1. */
  readonly weight: (lead: number, trail: number) => number
  /** True when a byte above ASCII stands alone, as in Western encodings. */
  readonly isSingle?: true
}

// Each of these standards has its common characters in one part of its table and the rare ones in another. A text read in
// the wrong one falls into the rare parts, whatever its language.
export const candidates: readonly Candidate[] = [
  {
    label: 'gb18030',
    detectedAs: 'gb18030',
    people: 'Chinese of the mainland',
    // Rows 16–55 of GB 2312 are its 3,755 common characters; rows 1–9 are signs.
    weight: (lead, trail) => {
      if (trail < 0xa1) return 0.1
      if (lead >= 0xb0 && lead <= 0xd7) return 1
      if (lead >= 0xa1 && lead <= 0xa3) return 1
      return lead >= 0xd8 && lead <= 0xf7 ? 0.4 : 0.1
    },
  },
  {
    label: 'big5',
    detectedAs: 'big5',
    people: 'Chinese of Hong Kong and Taiwan',
    // A440–C67E are its 5,401 common characters.
    weight: (lead, trail) => {
      if (lead >= 0xa4 && (lead < 0xc6 || (lead === 0xc6 && trail <= 0x7e))) return 1
      if (lead >= 0xa1 && lead <= 0xa3) return 1
      return lead >= 0xc9 && lead <= 0xf9 ? 0.3 : 0
    },
  },
  {
    label: 'shift_jis',
    detectedAs: 'shift_jis',
    people: 'Japanese',
    weight: (lead) => {
      if (lead >= 0x81 && lead <= 0x83) return 1
      return lead >= 0x88 && lead <= 0x97 ? 0.9 : 0.2
    },
  },
  {
    label: 'euc-jp',
    detectedAs: 'euc-jp',
    people: 'Japanese',
    weight: (lead) => {
      if (lead >= 0xa1 && lead <= 0xa5 && lead !== 0xa2) return 1
      return lead >= 0xb0 && lead <= 0xcf ? 0.75 : 0.2
    },
  },
  {
    label: 'euc-kr',
    detectedAs: 'euc-kr',
    people: 'Korean',
    // Rows 16–40 of KS X 1001 are Hangul.
    weight: (lead, trail) =>
      trail >= 0xa1 && lead >= 0xb0 && lead <= 0xc8 ? 1 : lead <= 0xa3 && trail >= 0xa1 ? 0.9 : 0.1,
  },
  {
    label: 'windows-1252',
    detectedAs: 'windows-1252',
    people: 'Western Europe',
    isSingle: true,
    weight: () => 1,
  },
]

/** Whether every byte means something in an encoding. */
export function mayDecode(bytes: Uint8Array, { label }: Candidate): boolean {
  try {
    const text = decoderOf(label).decode(bytes)
    return !/[\ue000-\uf8ff]/.test(text) && !/[\u0080-\u009f]/.test(text)
  } catch {
    return false
  }
}

/** How likely somebody wrote this text in this encoding: the mean weight of its characters beyond ASCII, 0 to 1. */
export function plausibility(bytes: Uint8Array, candidate: Candidate): number {
  return candidate.isSingle ? westernPlausibility(bytes) : doublePlausibility(bytes, candidate)
}

/** Of the Chinese characters in a text, the share that schools write all day, 0 to 1. */
export function commonShare(bytes: Uint8Array, { label }: Candidate): number {
  if (label !== 'gb18030' && label !== 'big5') return 0
  const text = lenientDecoderOf(label).decode(bytes.subarray(0, 262_144))
  const characters = toSimplified(text).match(/\p{Script=Han}/gu) ?? []
  if (characters.length === 0) return 0
  return characters.filter((character) => commonCharacters.has(character)).length / characters.length
}

function doublePlausibility(bytes: Uint8Array, { label, weight }: Candidate): number {
  let sum = 0
  let count = 0
  let swallowed = 0
  for (let at = 0; at < bytes.length; at += 1) {
    const lead = bytes[at] ?? 0
    if (lead < 0x80) continue
    count += 1
    // Half-width katakana stand alone in Shift-JIS, and nobody types a column in them.
    if (label === 'shift_jis' && lead >= 0xa1 && lead <= 0xdf) sum += 0.2
    else {
      sum += weight(lead, bytes[at + 1] ?? 0)
      if (isAsciiLetter(bytes[at + 1]) && isSmallLetter(bytes[at + 2])) swallowed += 1
      at += 1
    }
  }
  // Words of an alphabet, whose accented letters have taken the next letter with them: no Chinese character stands so.
  return count === 0 || swallowed * 5 > count ? 0 : sum / count
}

/** £ ¤ ¥ ¦ ¬ ¯ ³ ¹ ¼ ¾ of windows-1252: before a letter they are letters of Central Europe, as in £ukasz. */
const neverBeforeLetter = new Set([0xa3, 0xa4, 0xa5, 0xa6, 0xac, 0xaf, 0xb3, 0xb9, 0xbc, 0xbe])

/** Accented letters of Western Europe stand alone or in pairs, among or beside ASCII letters. */
function westernPlausibility(bytes: Uint8Array): number {
  let sum = 0
  let count = 0
  for (let at = 0; at < bytes.length; ) {
    if ((bytes[at] ?? 0) < 0x80) {
      at += 1
      continue
    }
    let end = at
    while ((bytes[end] ?? 0) >= 0x80) end += 1
    const isBesideLetter = isAsciiLetter(bytes[at - 1]) || isAsciiLetter(bytes[end])
    const isAlone = end - at === 1
    const isSign = isAlone && (bytes[at] ?? 0) < 0xc0
    count += end - at
    const isMisread = isAlone && neverBeforeLetter.has(bytes[at] ?? 0) && isAsciiLetter(bytes[end])
    if (isAlone && !isMisread && (isBesideLetter || isSign)) sum += 1
    else if (isAlone && !isMisread) sum += 0.8
    else if (end - at === 2 && isBesideLetter) sum += 2
    at = end
  }
  return count === 0 ? 0 : sum / count
}

function isSmallLetter(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x61 && byte <= 0x7a
}

function isAsciiLetter(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a))
}
