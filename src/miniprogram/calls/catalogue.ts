import type { CourseId, TermId } from '../../contract/ids'
import type { Operations, SectionFilters } from '../../contract/operations'
import { serverNowMs, useInstitution } from '../stores/institution'
import { useSectionSearch } from '../stores/section-search'
import { useStudentTerm } from '../stores/student-term'
import { callCloud } from './call-cloud'
import type { Outcome, Problem } from './problem'

/** Rows a page; three screens full. */
const pageSize = 30

/** Renews what is known of the school. Null when all is well. */
export async function refreshInstitution(): Promise<Problem | null> {
  const outcome = await callCloud('getInstitution', {})
  if (!outcome.ok) return outcome
  useInstitution.getState().accept(outcome.value)
  return null
}

/** The current term, asked for when not yet known; null when the school has none. */
async function knownTermId(): Promise<{ termId: TermId | null } | { problem: Problem }> {
  const known = useInstitution.getState().currentTermId
  if (known) {
    void refreshInstitution()
    return { termId: known }
  }
  const problem = await refreshInstitution()
  return problem ? { problem } : { termId: useInstitution.getState().currentTermId }
}

/** Renews the copy of the student's term; on failure the last good copy stays and the problem stands beside it. */
export async function refreshStudentTerm(): Promise<void> {
  const store = useStudentTerm.getState()
  store.begin()
  const known = await knownTermId()
  if ('problem' in known) return store.fail(known.problem)
  if (known.termId === null) return store.fail({ refusals: [{ code: 'term_not_found' }] })
  const outcome = await callCloud('getStudentTerm', { termId: known.termId })
  if (outcome.ok) store.accept(outcome.value, serverNowMs())
  else store.fail(outcome)
}

let latestSearch = 0

export interface SectionQuery {
  text: string
  filters: SectionFilters
}

/**
 * Searches afresh. A slower, older answer never overwrites a newer one. With `keepsList`, what was found before
 * stays when the search fails: the same question asked again.
 */
export async function searchSections({ text, filters }: SectionQuery, keepsList = false): Promise<void> {
  latestSearch += 1
  const search = latestSearch
  const store = useSectionSearch.getState()
  store.begin('first')
  const known = await knownTermId()
  if (search !== latestSearch) return
  if ('problem' in known) return store.fail(known.problem, keepsList)
  if (known.termId === null) return store.fail({ refusals: [{ code: 'term_not_found' }] }, keepsList)
  const request = { termId: known.termId, text: text.trim(), filters, cursor: null, limit: pageSize }
  const outcome = await callCloud('searchSections', request)
  if (search !== latestSearch) return
  if (outcome.ok) store.accept(outcome.value, 'first')
  else store.fail(outcome, keepsList)
}

/** Brings the next page, if there is one and none is under way. */
export async function searchFurther(): Promise<void> {
  const { phase, nextCursor, text, filters, begin, accept, fail } = useSectionSearch.getState()
  const termId = useInstitution.getState().currentTermId
  if (phase !== 'idle' || nextCursor === null || termId === null) return
  const search = latestSearch
  begin('more')
  const request = { termId, text: text.trim(), filters, cursor: nextCursor, limit: pageSize }
  const outcome = await callCloud('searchSections', request)
  if (search !== latestSearch) return
  if (outcome.ok) accept(outcome.value, 'more')
  else fail(outcome, true)
}

/** A course with all its sections and how each stands for the caller. */
export function findCourse(courseId: CourseId): Promise<Outcome<Operations['getCourse']['reply']>> {
  return callCloud('getCourse', { courseId })
}
