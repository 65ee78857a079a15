import type { WeekSet } from '../contract/catalogue'
import { weekRange, weekSetOf, weeksMax, weeksOf } from './weeks'

/** What became of a text that should name teaching weeks. */
export type ParsedWeeks =
  | { readonly weeks: WeekSet }
  | { readonly problem: 'unreadable' }
  | { readonly problem: 'after_term'; readonly week: number }

const part = /^(?:(\d{1,2})(?:-(\d{1,2}))?)?(odd|even)?$/

/**
 * Reads the teaching weeks as registrars write them: `1-16`, `3`, `1-8,10-16`, `1-15单`, `2-16双`, `1-15周(单)`,
 * `odd`, `even`. The only reader of such text; everything after it works on week sets.
 * `weekCount` is the number of weeks of the term: `odd` alone means all its odd weeks.
 */
export function parseWeeks(text: string, weekCount: number): ParsedWeeks {
  const weeks: number[] = []
  for (const piece of plainForm(text).split(',')) {
    const found = part.exec(piece)
    if (!found || piece === '') return { problem: 'unreadable' }
    const [, firstText, lastText, step] = found
    const first = firstText === undefined ? 1 : Number(firstText)
    const last = lastText === undefined ? (firstText === undefined ? weekCount : first) : Number(lastText)
    if (first < 1 || last < first) return { problem: 'unreadable' }
    if (last > Math.min(weekCount, weeksMax)) return { problem: 'after_term', week: last }
    for (let week = first; week <= last; week += 1)
      if (step === undefined || (week % 2 === 1) === (step === 'odd')) weeks.push(week)
  }
  return weeks.length === 0 ? { problem: 'unreadable' } : { weeks: weekSetOf(weeks) }
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

/** One spelling for the many of brackets, dashes, separators and words for odd and even. */
function plainForm(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[第周次()[\]\s]|weeks?|wks?\.?/g, '')
    .replace(/[–—−~至到]/g, '-')
    .replace(/[、;，；]/g, ',')
    .replace(/单|奇/g, 'odd')
    .replace(/双|偶/g, 'even')
}
