import type { CourseSummary, Meeting } from '../../contract/catalogue/course'
import type { SectionFilters } from '../../contract/catalogue/section-filters'
import { compactText, foldText, type Simplify } from '../kernel/fold-text'

/** A section as search sees it. */
export interface SearchEntry {
  id: number
  course: CourseSummary
  sectionCode: string
  meetings: readonly Meeting[]
  /** Folded lines: codes, titles, teachers and how they are read aloud; of the section and of those chosen with it. */
  searchText: string
  /** The course code, folded and without blanks. */
  codeKey: string
  /** The section code in the same form. */
  sectionKey: string
}

const noon = 12 * 60
const evening = 18 * 60

/** What somebody looks for. */
export interface SearchQuery {
  /** Folded; every one of them must be found. */
  words: readonly string[]
  /** The same in one piece, as a code or a title is found whose blanks were typed otherwise. */
  compact: string
}

export function searchQueryOf(text: string, simplify: Simplify): SearchQuery {
  const folded = foldText(text, simplify)
  return { words: folded.split(' ').filter(Boolean), compact: compactText(folded) }
}

/**
 * How well an entry matches: 0 is exactly the course asked for (or its section, as in `CS 2103 01`), 1 a course whose
 * code begins so, 2 by the start of a line (title, teacher, pinyin initials), 3 somewhere inside; null when a word is missing.
 */
export function matchRank(
  entry: Pick<SearchEntry, 'searchText' | 'codeKey' | 'sectionKey'>,
  { words, compact }: SearchQuery,
): number | null {
  if (words.length === 0) return 1
  const { searchText, codeKey, sectionKey } = entry
  if (codeKey === compact || codeKey + sectionKey === compact) return 0
  if (codeKey.startsWith(compact)) return 1
  if (startsLine(searchText, compact)) return 2
  if (searchText.includes(compact)) return 3
  let rank = 2
  for (const word of words) {
    if (!searchText.includes(word)) return null
    if (!startsLine(searchText, word)) rank = 3
  }
  return rank
}

/** Whether a line of the text starts so; the first line is its head and no text. */
function startsLine(searchText: string, start: string): boolean {
  return searchText.includes(`\n${start}`)
}

/** Whether an entry passes the filters that need nothing but the catalogue. */
export function passesFilters(entry: Pick<SearchEntry, 'course' | 'meetings'>, filters: SectionFilters): boolean {
  const { course, meetings } = entry
  if (filters.departmentId !== undefined && course.department?.id !== filters.departmentId) return false
  if (filters.creditsMin !== undefined && course.credits < filters.creditsMin) return false
  if (filters.creditsMax !== undefined && course.credits > filters.creditsMax) return false
  const { weekday, partOfDay, fromMinute, toMinute } = filters
  const isTimeAsked = [weekday, partOfDay, fromMinute, toMinute].some((asked) => asked !== undefined)
  return !isTimeAsked || meetings.some((meeting) => isAtTime(meeting, filters))
}

/** Whether one meeting is at all of the times asked for: who wants Monday morning is not helped by Monday evening. */
function isAtTime(meeting: Meeting, { weekday, partOfDay, fromMinute, toMinute }: SectionFilters): boolean {
  if (weekday !== undefined && meeting.weekday !== weekday) return false
  if (partOfDay !== undefined && partOfDayOf(meeting) !== partOfDay) return false
  if (fromMinute !== undefined && meeting.endMinute <= fromMinute) return false
  return toMinute === undefined || meeting.startMinute < toMinute
}

/** What an entry is sorted by beside its rank; those without times come last. */
export function sortKey(
  { course, meetings }: Pick<SearchEntry, 'course' | 'meetings'>,
  sort: SectionFilters['sort'],
): number {
  if (sort === undefined) return 0
  if (sort === 'credits') return course.credits
  return Math.min(7 * 1440 * 2, ...meetings.map(({ weekday, startMinute }) => weekday * 1440 + startMinute))
}

function partOfDayOf({ startMinute }: Meeting): NonNullable<SectionFilters['partOfDay']> {
  if (startMinute < noon) return 'morning'
  return startMinute < evening ? 'afternoon' : 'evening'
}
