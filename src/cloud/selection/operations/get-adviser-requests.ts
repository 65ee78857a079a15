import type { Handler, StudentCall } from '../../call-context'
import { sectionOnWire } from '../../catalogue/section-on-wire'
import { readSeats, seatFactsOf } from '../../catalogue/tables/seats'
import { readAdviserRequests } from '../tables/adviser-requests'
import { readEnrolments } from '../tables/enrolments'

/** What the student has asked of staff in a term, newest first, with the answers. */
export const getAdviserRequests: Handler<'getAdviserRequests', StudentCall> = async (
  { termId },
  { services, student, now },
) => {
  const { database } = services
  const [{ courses, sections }, rows, enrolments] = await Promise.all([
    services.catalogue.current(database),
    readAdviserRequests(database, student.id),
    readEnrolments(database, student.id),
  ])
  const mine = rows.filter(({ courseId }) => courses.get(courseId)?.termId === termId)
  const seats = await readSeats(
    database,
    mine.flatMap(({ sectionIds }) => sectionIds),
    now,
  )
  const enrolledCourses = new Set(enrolments.map(({ sectionId }) => sections.get(sectionId)?.courseId))
  const requests = mine.flatMap(({ courseId, sectionIds, askedAt, decidedAt, ...row }) => {
    const offering = courses.get(courseId)
    if (!offering) return []
    const asked = sectionIds.flatMap((id) => offering.sections.get(id) ?? [])
    return [
      {
        ...row,
        course: offering.course,
        sections: asked.map((section) => sectionOnWire(section, offering, seatFactsOf(section, seats.get(section.id)))),
        askedAt: askedAt.toISOString(),
        decidedAt: decidedAt?.toISOString() ?? null,
        isUsable: row.status === 'granted' && !enrolledCourses.has(courseId),
      },
    ]
  })
  return { ok: true, value: { requests } }
}
