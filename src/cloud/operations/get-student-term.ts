import type { RoundStanding } from '../../contract/enrolment'
import { creditsOf } from '../../rules/enrolment'
import { isForCohort, openRoundFor, standingOf } from '../../rules/rounds'
import type { Handler, StudentCall } from '../call-context'
import { readStandingOf, sectionOnWire } from '../catalogue/student-standing'
import { readSeats } from '../tables/enrolments'
import { readTerms } from '../tables/terms'

/** A student's timetable, rounds and holds of one term. Refuses `term_not_found`. */
export const getStudentTerm: Handler<'getStudentTerm', StudentCall> = async (
  { termId },
  { services, student, now },
) => {
  const term = (await readTerms(services.database)).find(({ id }) => id === termId)
  if (!term) return { ok: false, refusals: [{ code: 'term_not_found' }] }
  const catalogue = await services.catalogue.current(services.database)
  const standing = await readStandingOf(student, termId, catalogue, services)
  const seats = await readSeats(services.database, [...standing.sectionIds])
  const rounds = standing.rounds.map(
    ({ cohorts, ...round }): RoundStanding => ({
      round,
      standing: standingOf(round, now.getTime()),
      isForMe: isForCohort({ cohorts }, student.cohort),
    }),
  )
  const open = openRoundFor(standing.rounds, student.cohort, now.getTime())
  return {
    ok: true,
    value: {
      term,
      serverTime: now.toISOString(),
      rounds,
      enrolments: standing.courses.map(({ offer, course, sections, enrolledAt }) => ({
        course,
        sections: sections.map((section) => sectionOnWire(section, offer, seats.get(section.id))),
        enrolledAt,
      })),
      creditsEnrolled: creditsOf(standing.courses),
      creditsMax: 'round' in open ? open.round.creditsMax : null,
      holds: [...standing.holds],
    },
  }
}
