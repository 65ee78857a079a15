import type { CourseId } from '../../../contract/catalogue/ids'
import type { SectionFilters } from '../../../contract/catalogue/section-filters'
import type { Operations } from '../../../contract/operations'
import type { SectionListing } from '../../../contract/selection/search'
import { read } from '../../calls/call'
import type { Outcome } from '../../calls/problem'
import { samePerson } from '../../calls/same-person'
import { useInstitution } from '../../school/institution'
import { knownTermId } from '../../school/renew-institution'
import { seatsOf, useLiveSeats } from '../stores/live-seats'
import { useSectionSearch } from '../stores/section-search'
import { useStudentTerm } from '../stores/student-term'
import { refreshStudentTerm } from './student-term'

type Found = Operations['searchSections']['reply']

/** Rows a page; three screens full. */
const pageSize = 30

/** A hold that came or went since the student's term was asked for: the other screens learn of it too. */
function noticeHolds([first]: readonly SectionListing[]): void {
  const { copy } = useStudentTerm.getState()
  if (!first || !copy) return
  const isHeld = first.outlook.refusals.some(({ code }) => code === 'on_hold')
  if (isHeld !== copy.holds.length > 0) void refreshStudentTerm()
}

function takeSeats({ listings, seatsAsOf }: Found): void {
  useLiveSeats.getState().accept(seatsOf(listings.map(({ section }) => section)), seatsAsOf)
}

let latestSearch = 0

/** Begins a search: true for as long as it is the latest, and of the same person. */
function beginSearch(): () => boolean {
  latestSearch += 1
  return sameSearch()
}

function sameSearch(): () => boolean {
  const search = latestSearch
  const isTheirs = samePerson()
  return () => search === latestSearch && isTheirs()
}

export interface SectionQuery {
  text: string
  filters: SectionFilters
}

/** Searches afresh. A slower, older answer never overwrites a newer one. */
export async function searchSections({ text, filters }: SectionQuery): Promise<void> {
  const isLatest = beginSearch()
  const store = useSectionSearch.getState()
  store.begin('first')
  const known = await knownTermId()
  if (!isLatest()) return
  if ('problem' in known) return store.fail(known.problem, false)
  const request = { termId: known.termId, text: text.trim(), filters, cursor: null, limit: pageSize }
  const outcome = await read('searchSections', request)
  if (!isLatest()) return
  if (!outcome.ok) return store.fail(outcome, false)
  store.accept(outcome.value, 'first')
  takeSeats(outcome.value)
  noticeHolds(outcome.value.listings)
}

/** Brings the next page, if there is one and none is under way. */
export async function searchFurther(): Promise<void> {
  const { phase, nextCursor, text, filters, begin, accept, fail } = useSectionSearch.getState()
  const termId = useInstitution.getState().currentTermId
  if (phase !== 'idle' || nextCursor === null || termId === null) return
  const isLatest = sameSearch()
  begin('more')
  const request = { termId, text: text.trim(), filters, cursor: nextCursor, limit: pageSize }
  const outcome = await read('searchSections', request)
  if (!isLatest()) return
  if (!outcome.ok) return fail(outcome, true)
  accept(outcome.value, 'more')
  takeSeats(outcome.value)
}

/** The most rows that are asked for again; what lies further down keeps its older seats. */
const renewedMax = 150

/** Asks the same question again for the rows that are shown, which stay in place; on failure as they were. */
export async function renewSections(): Promise<void> {
  const { listings, nextCursor, text, filters, begin, accept, fail } = useSectionSearch.getState()
  const termId = useInstitution.getState().currentTermId
  if (termId === null || listings.length === 0) return searchSections({ text, filters })
  const isLatest = beginSearch()
  begin('again')
  const wanted = Math.min(listings.length, renewedMax)
  const fresh: SectionListing[] = []
  let cursor: string | null = null
  let first: Found | null = null
  do {
    const limit = Math.min(50, Math.max(pageSize, wanted - fresh.length))
    const outcome: Outcome<Found> = await read('searchSections', {
      termId,
      text: text.trim(),
      filters,
      cursor,
      limit,
    })
    if (!isLatest()) return
    if (!outcome.ok) return fail(outcome, true)
    first ??= outcome.value
    takeSeats(outcome.value)
    fresh.push(...outcome.value.listings)
    cursor = outcome.value.nextCursor
  } while (fresh.length < wanted && cursor !== null)
  const isAll = cursor === null || fresh.length >= listings.length
  const older = isAll ? [] : listings.slice(fresh.length)
  accept({ ...first, listings: [...fresh, ...older], nextCursor: isAll ? cursor : nextCursor }, 'again')
  noticeHolds(fresh)
}

/** A course with all its sections and how each stands for the caller. */
export async function findCourse(courseId: CourseId): Promise<Outcome<Operations['getCourse']['reply']>> {
  const outcome = await read('getCourse', { courseId })
  if (outcome.ok) {
    const { course, seatsAsOf } = outcome.value
    const sections = course.components.flatMap((component) => component.sections)
    useLiveSeats.getState().accept(seatsOf(sections), seatsAsOf)
  }
  return outcome
}
