import type { NamedResult } from '../../../../../contract/selection/results'
import { termOrder } from '../../../../school/term-id'

export interface TermResults {
  term: string
  courses: NamedResult[]
}

/**
 * Results by the term they were taken in, the newest first. `known` are the ids of the school's terms, newest first;
 * a term it does not tell any more goes below, by the time that its id names, and last what names none.
 */
export function byTerm(results: readonly NamedResult[], known: readonly string[]): TermResults[] {
  const place = (term: string) => (known.includes(term) ? known.indexOf(term) : known.length)
  const timeOf = (term: string) => termOrder(term) ?? 0
  const terms = [...new Set(results.map(({ takenIn }) => takenIn))]
  terms.sort((one, other) => place(one) - place(other) || timeOf(other) - timeOf(one) || (one < other ? 1 : -1))
  return terms.map((term) => ({
    term,
    courses: results
      .filter(({ takenIn }) => takenIn === term)
      .sort((one, other) => (one.courseCode < other.courseCode ? -1 : 1)),
  }))
}
