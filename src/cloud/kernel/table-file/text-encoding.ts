import chardet from 'chardet'
import { type Candidate, candidates, commonShare, mayDecode, plausibility } from './encoding-evidence'
import { TableFileError } from './table-file-error'
import { firstBadLine, lenientDecoderOf } from './text-decoder'
import { firstBadBytes, utf8Evidence } from './utf8-evidence'

/** How the bytes of a file are to be read, and how sure that is. */
export interface TextEncoding {
  /** A label of the Encoding Standard, as in `utf-8` or `big5`. */
  readonly label: string
  /** Why, put so that it follows "read as …". */
  readonly why: string
  /** True where the bytes prove nothing and another encoding might have been meant: lines of the file are shown then. */
  readonly isGuess: boolean
}

/** Encodings a file may be said to have, by the names people use. */
const labels: Readonly<Record<string, string>> = {
  ansi: 'windows-1252',
  'cp-1252': 'windows-1252',
  cp1252: 'windows-1252',
  cp936: 'gb18030',
  cp950: 'big5',
  cp932: 'shift_jis',
  cp949: 'euc-kr',
}

/** The encoding that `--encoding` names. Throws a {@link TableFileError} for one that nobody knows. */
export function namedEncoding(name: string): string {
  const plain = name.trim().toLowerCase()
  try {
    return new TextDecoder(labels[plain] ?? plain).encoding
  } catch (cause) {
    throw new TableFileError(
      `There is no encoding ${name}. Give one as in utf-8, gb18030, big5, shift_jis, euc-kr or windows-1252.`,
      { cause },
    )
  }
}

/**
 * Which encoding a text file is in. A mark at its beginning or strict UTF-8 prove it; else the bytes are weighed, and
 * the file is refused where two encodings remain, or where it is UTF-8 but for a few broken bytes.
 */
export function encodingOf(bytes: Uint8Array): TextEncoding {
  const marked = markOf(bytes)
  if (marked) return { label: marked, why: 'its first bytes say so', isGuess: false }
  const wide = wideOf(bytes)
  if (wide) return { label: wide, why: 'every other byte of it is zero', isGuess: false }
  const evidence = utf8Evidence(bytes)
  if (evidence.badCount === 0) return { label: 'utf-8', why: 'all of it is', isGuess: false }
  const isNearlyAll = evidence.goodCount >= 3 && evidence.badCount * 5 <= evidence.goodCount
  if (isNearlyAll) throw new TableFileError(brokenText(bytes))
  return weighed(bytes)
}

function markOf(bytes: Uint8Array): string | null {
  if (['fffe0000', '0000feff'].includes(Buffer.from(bytes.subarray(0, 4)).toString('hex')))
    throw new TableFileError('The file is UTF-32, which few programs read. Save it as UTF-8 and import that.')
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return firstBadBytes(bytes) ? null : 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null
}

/** No text of bytes has zeros in it; where each letter has one, the file is UTF-16 and lacks its mark. */
function wideOf(bytes: Uint8Array): string | null {
  const zeros = [0, 0]
  for (const [at, byte] of bytes.subarray(0, 4096).entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  // 一 and some hundred others have a zero in the other place.
  if (odd > 4 * even) return 'utf-16le'
  return even > 4 * odd ? 'utf-16be' : null
}

/** Where a file that is UTF-8 but for a few bytes is broken. */
function brokenText(bytes: Uint8Array): string {
  const bad = firstBadBytes(bytes)
  const shown = bad?.bytes.map((byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join(' ') ?? ''
  const more = bad?.isAtEnd ? ', where the file ends in the middle of a character' : ''
  return `The file is UTF-8, but a character is broken on line ${bad?.line} at byte ${bad?.byteInLine} (${shown})${more}. Write the file again from the system it comes from; nothing of it is taken.`
}

/** About this share of the characters must be such as people of that encoding write. */
const plausibleMin = 0.8
/** A rival must stay behind by this much, or by as much in what the frequency of characters says. */
const leadMin = 0.2
const confidenceLeadMin = 20
/** What it adds to the score when all Chinese characters are common ones. */
const commonWeight = 0.5

function weighed(bytes: Uint8Array): TextEncoding {
  const rivals = candidates
    .filter((candidate) => mayDecode(bytes, candidate))
    .map((candidate) => {
      return { candidate, score: plausibility(bytes, candidate) + commonWeight * commonShare(bytes, candidate) }
    })
    .filter(({ score }) => score >= plausibleMin)
    .sort((a, b) => b.score - a.score)
  const [best] = rivals
  if (!best) throw new TableFileError(unknownText(bytes))
  const close = rivals.filter(({ score }) => best.score - score < leadMin).map(({ candidate }) => candidate)
  const chosen = close.length === 1 ? close[0] : mostFrequent(bytes, close)
  if (!chosen) throw new TableFileError(unknownText(bytes))
  return { label: chosen.label, why: `its characters are such as ${chosen.people} is written in`, isGuess: true }
}

/** Of encodings whose characters are equally plausible, the one whose frequent characters are frequent here. */
function mostFrequent(bytes: Uint8Array, close: readonly Candidate[]): Candidate | null {
  const confidence = new Map(chardet.analyse(bytes).map((match) => [match.name.toLowerCase(), match.confidence]))
  const ranked = close
    .map((candidate) => ({ candidate, sure: confidence.get(candidate.detectedAs) ?? 0 }))
    .sort((a, b) => b.sure - a.sure)
  const [first, second] = ranked
  return first && first.sure - (second?.sure ?? 0) >= confidenceLeadMin ? first.candidate : null
}

/** Encodings that are never guessed, because one of Western Europe reads as well; whoever sees a line knows. */
const shownOnly = ['windows-1250', 'windows-1251']

function unknownText(bytes: Uint8Array): string {
  const possible = candidates.filter((candidate) => mayDecode(bytes, candidate)).map(({ label }) => label)
  const shown = [...possible, ...shownOnly].map((label) => `${label}: ${sampleLines(bytes, label, 1)[0] ?? ''}`)
  const lines = [...shown, ...brokenReadings(bytes)].map((line) => `\n  --encoding ${line}`)
  return `The file is not UTF-8, and its bytes do not tell what else it is. Say it with --encoding, by the line that reads right; or save it in Excel or WPS as “CSV UTF-8”:${lines.join('')}`
}

/** Readings that would be likely but for a few characters, broken ones or such as are not read here. */
function brokenReadings(bytes: Uint8Array): string[] {
  return candidates.flatMap((candidate) => {
    const { label } = candidate
    const text = lenientDecoderOf(label).decode(bytes)
    const badCount = text.split('\ufffd').length - 1
    const isLikely = badCount > 0 && badCount * 5 <= (text.match(/\P{ASCII}/gu)?.length ?? 0)
    if (!isLikely || plausibility(bytes, candidate) < plausibleMin) return []
    const line = firstBadLine(bytes, label)
    return [
      `${label}, but for a character on line ${line} that it does not have: ${sampleLines(bytes, label, 1)[0] ?? ''}`,
    ]
  })
}

/** Lines of a file that show how its letters beyond ASCII are read, at most `count`. */
export function sampleLines(bytes: Uint8Array, label: string, count = 3): string[] {
  const text = lenientDecoderOf(label).decode(bytes.subarray(0, 262_144))
  const lines = text.split(/\r\n|\r|\n/).filter((line) => /\P{ASCII}/u.test(line))
  return lines.slice(0, count).map((line) => (line.length > 100 ? `${line.slice(0, 100)}…` : line))
}
