import type { Term } from '../../contract/school/institution'

const dayMs = 86_400_000

/** The calendar day of an instant in a time zone, as in `2026-11-22`. For the server: old phones lack `Intl`. */
export function dayIn(timeZone: string, instant: Date): string {
  let format = dayFormats.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' })
    dayFormats.set(timeZone, format)
  }
  return format.format(instant)
}

// To make one takes longer than all else that a call does; a process sees few time zones.
const dayFormats = new Map<string, Intl.DateTimeFormat>()

/**
 * The term that `day` falls in; between terms the next one, after the last one the last. `terms` in any order. Where two
 * overlap, the one that began first lasts to its end: its last weeks have examinations in them.
 */
export function currentTerm<T extends Pick<Term, 'startsOn' | 'weekCount'>>(
  terms: readonly T[],
  day: string,
): T | null {
  const inOrder = [...terms].sort((a, b) => a.startsOn.localeCompare(b.startsOn))
  const running = inOrder.filter((term) => term.startsOn <= day && day < endOf(term))
  return running[0] ?? inOrder.find((term) => term.startsOn > day) ?? inOrder.at(-1) ?? null
}

/** The first day after the last week. */
function endOf({ startsOn, weekCount }: Pick<Term, 'startsOn' | 'weekCount'>): string {
  return new Date(Date.parse(startsOn) + weekCount * 7 * dayMs).toISOString().slice(0, 10)
}

/** The terms of which some day falls into `term` too. */
export function overlappingTerms<T extends { id: string } & Pick<Term, 'startsOn' | 'weekCount'>>(
  terms: readonly T[],
  term: T,
): T[] {
  return terms.filter(
    ({ id, ...other }) => id !== term.id && other.startsOn < endOf(term) && term.startsOn < endOf(other),
  )
}

/** The last day of a term. */
export function lastDayOf({ startsOn, weekCount }: Pick<Term, 'startsOn' | 'weekCount'>): string {
  return new Date(Date.parse(startsOn) + (weekCount * 7 - 1) * dayMs).toISOString().slice(0, 10)
}
