import type { CourseId, SectionId } from '../../../contract/catalogue/ids'
import { codesOfInterest } from '../../../rules/catalogue/codes-of-interest'
import type { Catalogue } from '../../catalogue/tables/catalogue'
import type { BatchNeeds, EnrolmentRequest, EnrolmentWish } from '../tables/enrolments'

/** Everything that has to be locked and loaded to decide these requests and to settle these sections. */
export function needsOf(
  requests: readonly EnrolmentRequest[],
  settling: readonly SectionId[],
  catalogue: Catalogue,
  at: Date,
): BatchNeeds {
  const needs: BatchNeeds = {
    requestIds: requests.map(({ id }) => id),
    studentIds: requests.map(({ studentId }) => studentId),
    sectionIds: [...settling],
    about: [],
    results: [],
    throughRounds: [],
    at,
  }
  for (const { studentId, wish } of requests) {
    const sectionIds = sectionsIn(wish)
    const taken = new Set(sectionIds.flatMap((id) => catalogue.sections.get(id)?.courseId ?? []))
    if (wish.kind === 'accept') taken.add(wish.courseId)
    for (const courseId of taken) {
      const offering = catalogue.courses.get(courseId)
      if (!offering) continue
      for (const courseCode of codesOfInterest(offering.course.code, offering.rules))
        needs.results.push({ studentId, courseCode })
    }
    for (const id of sectionIds) needs.sectionIds.push(id)
    if (wish.kind === 'remove' && wish.onlyOf && 'roundId' in wish.onlyOf)
      needs.throughRounds.push({ studentId, roundId: wish.onlyOf.roundId })
    for (const courseId of new Set([...taken, ...coursesIn(wish)])) needs.about.push({ studentId, courseId })
  }
  return needs
}

function sectionsIn(wish: EnrolmentWish): readonly SectionId[] {
  if (wish.kind === 'plan') return wish.items.flat()
  return 'sectionIds' in wish ? wish.sectionIds : []
}

function coursesIn(wish: EnrolmentWish): CourseId[] {
  if ('courseId' in wish) return [wish.courseId]
  return 'dropCourseId' in wish && wish.dropCourseId !== null ? [wish.dropCourseId] : []
}
