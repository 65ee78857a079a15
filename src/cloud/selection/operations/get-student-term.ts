import type { Handler, SubjectCall } from '../../call-context'
import { readTerms } from '../../school/tables/terms'
import { readStudentTerm } from '../standing/student-term'

/** A student's timetable, rounds, waitlist and holds of one term. Refuses `term_not_found`. */
export const getStudentTerm: Handler<'getStudentTerm', SubjectCall> = async (
  { termId },
  { services, subject: student, now },
) => {
  const term = (await services.reads.common(readTerms)).find(({ id }) => id === termId)
  if (!term) return { ok: false, refusals: [{ code: 'term_not_found' }] }
  const { term: value } = await readStudentTerm(student, term, services, now)
  return { ok: true, value }
}
