import type { CourseSummary, Meeting } from '../contract/catalogue'
import type { SectionFilters } from '../contract/operations'

/** A section as search sees it. */
export interface SearchEntry {
  id: number
  course: CourseSummary
  sectionCode: string
  meetings: readonly Meeting[]
  /** Lower-case lines: codes, titles, teachers and their pinyin; of the section and of those chosen with it. */
  searchText: string
  /** The course code in lower case without blanks. */
  codeKey: string
}

const noon = 12 * 60
const evening = 18 * 60

/** The words of a query, lower-case; a full-width blank separates like a narrow one. */
export function searchWords(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[\s\u3000]+/)
    .filter(Boolean)
}

/**
 * How well an entry matches: 0 by the start of its course code, 1 by the start of a line (title, teacher,
 * pinyin initials), 2 somewhere inside; null when a word is missing.
 */
export function matchRank(entry: Pick<SearchEntry, 'searchText' | 'codeKey'>, words: readonly string[]): number | null {
  if (words.length === 0) return 0
  if (entry.codeKey.startsWith(words.join(''))) return 0
  let rank = 1
  for (const word of words) {
    const at = entry.searchText.indexOf(word)
    if (at === -1) return null
    const startsLine = entry.searchText.startsWith(word) || entry.searchText.includes(`\n${word}`)
    if (!startsLine) rank = 2
  }
  return rank
}

/** Whether an entry passes the filters that need nothing but the catalogue. */
export function passesFilters(entry: Pick<SearchEntry, 'course' | 'meetings'>, filters: SectionFilters): boolean {
  const { course, meetings } = entry
  if (filters.departmentId !== undefined && course.department?.id !== filters.departmentId) return false
  if (filters.creditsMin !== undefined && course.credits < filters.creditsMin) return false
  if (filters.creditsMax !== undefined && course.credits > filters.creditsMax) return false
  if (filters.weekday !== undefined && !meetings.some((meeting) => meeting.weekday === filters.weekday)) return false
  const { partOfDay } = filters
  if (partOfDay !== undefined && !meetings.some((meeting) => partOfDayOf(meeting) === partOfDay)) return false
  return true
}

function partOfDayOf({ startMinute }: Meeting): NonNullable<SectionFilters['partOfDay']> {
  if (startMinute < noon) return 'morning'
  return startMinute < evening ? 'afternoon' : 'evening'
}
