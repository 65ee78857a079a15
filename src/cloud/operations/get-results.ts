import type { Handler, SubjectCall } from '../call-context'
import { readCourseResults } from '../tables/course-results'

/** What came of the courses a student took. */
export const getResults: Handler<'getResults', SubjectCall> = async (_request, { subject, services }) => ({
  ok: true,
  value: { results: await readCourseResults(services.database, subject.id) },
})
