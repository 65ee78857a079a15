import type { WeekSet } from '../../contract/catalogue/course'
import { type ScheduleToken, scheduleTokens } from '../kernel/schedule-tokens'
import { weekRange, weekSetOf, weeksMax, weeksOf } from './weeks'

/** What became of a text that should name teaching weeks. */
export type ParsedWeeks =
  | { readonly weeks: WeekSet }
  | { readonly problem: 'unreadable' }
  | { readonly problem: 'after_term'; readonly week: number }
  /** Two people would read it differently. */
  | { readonly problem: 'two_readings'; readonly readings: readonly [WeekSet, WeekSet] }

type Parity = 'odd' | 'even'

/** `2-8`, `10-16(双周)`: a run of weeks as written. */
interface Piece {
  readonly first: number
  readonly last: number
  /** Its own word for weeks stands behind it, so that what follows belongs to it alone. */
  hasUnit: boolean
  parity: Parity | null
}

/** What a text says, taken apart: its pieces, and the word for odd or even that stands apart from all of them. */
interface Written {
  readonly pieces: Piece[]
  parity: Parity | null
}

/** 周一 is a Monday and no week; a column of them stands beside that of the weeks. */
const isWeekday = /^[周週](?:[一二三四五六日天]|[1-7])$/

const isWholeTerm = /^(?:[全每][周週]|全[学學]期|every week|all weeks|weekly)$/

/**
 * Reads the teaching weeks as registrars write them: `1-16`, `3`, `1-8,10-16`, `1-15单`, `1-16周,单周`, `第1周第3周`,
 * `odd`, `even`, `全周`. The only reader of such text; everything after it works on week sets.
 * `weekCount` is the number of weeks of the term: `odd` alone means all its odd weeks.
 */
export function parseWeeks(text: string, weekCount: number): ParsedWeeks {
  const plain = text.normalize('NFKC').trim()
  if (isWholeTerm.test(plain.toLowerCase())) return { weeks: weekRange(1, Math.min(weekCount, weeksMax), 1) }
  const tokens = isWeekday.test(plain) ? null : scheduleTokens(text)
  const written = tokens && new WeeksReader(tokens).read()
  if (!written) return { problem: 'unreadable' }
  const { pieces, parity } = written
  if (pieces.length === 0) pieces.push({ first: 1, last: weekCount, hasUnit: true, parity: null })
  const late = pieces.find(({ last }) => last > Math.min(weekCount, weeksMax))
  if (late) return { problem: 'after_term', week: late.last }
  if (parity) return whole(pieces.map((piece) => ({ ...piece, parity })))
  const last = pieces[pieces.length - 1]
  const isOpen = pieces.length > 1 && pieces.slice(0, -1).every((piece) => piece.parity === null && !piece.hasUnit)
  if (!last?.parity || !isOpen) return whole(pieces)
  // 2-8,10-16(双周): of the last piece, or of all of them?
  const all = pieces.map((piece) => ({ ...piece, parity: last.parity }))
  const [ofAll, ofLast] = [whole(all), whole(pieces)]
  if (!('weeks' in ofAll) || !('weeks' in ofLast) || ofAll.weeks === ofLast.weeks) return ofLast
  return { problem: 'two_readings', readings: [ofAll.weeks, ofLast.weeks] }
}

/** A piece without a week in it, as 4-4 odd, was meant otherwise. */
function whole(pieces: readonly Piece[]): ParsedWeeks {
  if (pieces.some((piece) => weeksIn([piece]) === 0)) return { problem: 'unreadable' }
  return { weeks: weeksIn(pieces) }
}

function weeksIn(pieces: readonly Piece[]): WeekSet {
  const weeks: number[] = []
  for (const { first, last, parity } of pieces)
    for (let week = first; week <= last; week += 1)
      if (parity === null || (week % 2 === 1) === (parity === 'odd')) weeks.push(week)
  return weekSetOf(weeks)
}

/** Reads tokens from left to right; anything that does not fit makes the whole unreadable, null. */
class WeeksReader {
  readonly #tokens: readonly ScheduleToken[]
  readonly #written: Written = { pieces: [], parity: null }
  #at = 0

  constructor(tokens: readonly ScheduleToken[]) {
    this.#tokens = tokens
  }

  read(): Written | null {
    // `周次1-16`, `weeks 2-3`.
    this.#takes('week')
    let isFirst = true
    while (this.#at < this.#tokens.length) {
      if (!isFirst && !this.#joins()) return null
      if (!this.#piece() && !this.#parityAlone()) return null
      isFirst = false
    }
    return isFirst || this.#at > this.#tokens.length ? null : this.#written
  }

  /** What stands between two pieces: a comma, a blank, or nothing behind a word for weeks or odd and even. */
  #joins(): boolean {
    if (this.#takes('and') || this.#takes('blank')) return true
    const before = this.#tokens[this.#at - 1]?.kind
    return before === 'week' || before === 'close' || before === 'odd' || before === 'even' || this.#isParity()
  }

  /** `单`, `单周`, `(单)` that belongs to no piece before it. */
  #parityAlone(): boolean {
    const parity = this.#parity()
    if (!parity) return false
    const isFree = this.#written.parity === null && this.#written.pieces.every((piece) => piece.parity === null)
    this.#written.parity = parity
    return isFree
  }

  /** A run of weeks, with what is said of it; where none stands, nothing is taken. */
  #piece(): boolean {
    const start = this.#at
    const piece = this.#pieceHere()
    if (piece) this.#written.pieces.push(piece)
    else this.#at = start
    return piece !== null
  }

  #pieceHere(): Piece | null {
    const isBracketed = this.#takes('open')
    const first = this.#week()
    if (first === null) return null
    let hasUnit = this.#takes('week')
    const last = this.#takes('to') ? this.#week() : first
    if (last === null || first < 1 || last < first) return null
    if (isBracketed && !this.#takes('close')) return null
    hasUnit = this.#takes('week') || hasUnit
    const parity = this.#parity()
    return { first, last, hasUnit: this.#takes('week') || hasUnit, parity }
  }

  #week(): number | null {
    this.#takes('ordinal')
    const token = this.#tokens[this.#at]
    if (token?.kind !== 'number') return null
    this.#at += 1
    return token.value
  }

  #parity(): Parity | null {
    const isBracketed = this.#tokens[this.#at]?.kind === 'open'
    const token = this.#tokens[this.#at + (isBracketed ? 1 : 0)]
    if (token?.kind !== 'odd' && token?.kind !== 'even') return null
    this.#at += isBracketed ? 2 : 1
    this.#takes('week')
    if (isBracketed && !this.#takes('close')) this.#at = this.#tokens.length + 1
    return token.kind
  }

  #isParity(): boolean {
    const at = this.#tokens[this.#at]?.kind === 'open' ? this.#at + 1 : this.#at
    return this.#tokens[at]?.kind === 'odd' || this.#tokens[at]?.kind === 'even'
  }

  #takes(kind: ScheduleToken['kind']): boolean {
    if (this.#tokens[this.#at]?.kind !== kind) return false
    this.#at += 1
    return true
  }
}

/** The shortest text that {@link parseWeeks} reads back as `set`: `1-8,10-16`, `1-15 odd`. */
export function weeksAsText(set: WeekSet): string {
  const weeks = weeksOf(set)
  const first = weeks[0]
  const last = weeks[weeks.length - 1]
  if (first === undefined || last === undefined) return ''
  if (weeks.length > 2 && weekRange(first, last, 2) === set)
    return `${first}-${last} ${first % 2 === 1 ? 'odd' : 'even'}`
  const runs: [number, number][] = []
  for (const week of weeks) {
    const run = runs[runs.length - 1]
    if (run && run[1] === week - 1) run[1] = week
    else runs.push([week, week])
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(',')
}
