import { courseKey } from '../../../rules/catalogue/course-key'
import type { Handler, SubjectCall } from '../../call-context'
import type { Catalogue } from '../../catalogue/tables/catalogue'
import { readCourseResults } from '../tables/course-results'

/** What came of the courses a student took, by the titles the catalogue has for them. */
export const getResults: Handler<'getResults', SubjectCall> = async (_request, { subject, services }) => {
  const [results, catalogue] = await Promise.all([
    readCourseResults(services.database, subject.id),
    services.catalogue.current(services.database),
  ])
  const titles = titlesOf(catalogue)
  const named = results.map((result) => {
    const key = courseKey(result.courseCode)
    const course = titles.get(`${key} ${result.takenIn}`) ?? titles.get(key)
    const { title = null, titleEn = null, credits = null } = course ?? {}
    return { ...result, title, titleEn, credits }
  })
  return { ok: true, value: { results: named } }
}

/** By code and term, and by code alone for what was taken in a term that the catalogue does not have. */
function titlesOf({ courses }: Catalogue) {
  const titles = new Map<string, { title: string; titleEn: string | null; credits: number }>()
  for (const { course, termId } of courses.values()) {
    titles.set(courseKey(course.code), course)
    titles.set(`${courseKey(course.code)} ${termId}`, course)
  }
  return titles
}
