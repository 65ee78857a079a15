import type { SectionId } from '../../../contract/catalogue/ids'
import type { Student } from '../../../contract/people/person'
import type { Term } from '../../../contract/school/institution'
import type { StudentTerm, WaitlistStanding } from '../../../contract/selection/enrolment'
import { creditsOf } from '../../../rules/selection/enrolment'
import { creditLimitsFor } from '../../../rules/selection/rounds'
import type { Services } from '../../call-context'
import { sectionOnWire } from '../../catalogue/section-on-wire'
import type { Catalogue } from '../../catalogue/tables/catalogue'
import { readSeats, type SeatCounts, seatFactsOf } from '../../catalogue/tables/seats'
import type { Found } from '../../kernel/reads/recent-read'
import type { WaitlistRow } from '../tables/student-records'
import { whyCannotTakeOffer } from './still-barring'
import { belongingOf, readStandingOf, roundStandingOf, type StudentStanding } from './student-standing'

/** A student's term as their screens show it, with how they stand in it. */
export async function readStudentTerm(
  student: Student,
  term: Term,
  services: Services,
  now: Date,
): Promise<{ term: StudentTerm; standing: StudentStanding }> {
  const catalogue = await services.catalogue.recent(services.reads, services.database)
  const standing = await readStandingOf(student, term.id, catalogue, services, now)
  const waiting = standing.waitlist.filter(({ courseId }) => catalogue.courses.get(courseId)?.termId === term.id)
  const shown = [...standing.sectionIds, ...waiting.flatMap(({ sectionIds }) => sectionIds)]
  const seats = await services.reads.recent(readSeats, shown)
  const limits = 'round' in standing.open ? creditLimitsFor(standing.open.round, student.standing) : null
  const told: StudentTerm = {
    term,
    serverTime: now.toISOString(),
    rounds: standing.rounds.map((round) => roundStandingOf(round, belongingOf(student), now)),
    enrolments: standing.courses.map(({ offering, course, sections, enrolledAt }) => ({
      course,
      sections: sections.map((section) =>
        sectionOnWire(section, offering, seatFactsOf(section, seats.get(section.id))),
      ),
      enrolledAt,
    })),
    waitlist: waiting.flatMap((entry) => waitlistStanding(entry, { standing, catalogue, seats, now })),
    creditsEnrolled: creditsOf(standing.courses),
    creditsMin: limits?.creditsMin ?? null,
    creditsMax: limits?.creditsMax ?? null,
    holds: [...standing.facts.holds],
  }
  return { term: told, standing }
}

interface WaitlistSurroundings {
  standing: StudentStanding
  catalogue: Catalogue
  seats: Found<SectionId, SeatCounts>
  now: Date
}

function waitlistStanding(
  entry: WaitlistRow,
  { standing, catalogue, seats, now }: WaitlistSurroundings,
): WaitlistStanding[] {
  const { id, courseId, sectionIds, joinedAt, isAutomatic, dropCourseId, position, offeredAt, expiresAt } = entry
  const { courses } = catalogue
  const offering = courses.get(courseId)
  if (!offering) return []
  const sections = sectionIds.flatMap((sectionId) => offering.sections.get(sectionId) ?? [])
  return [
    {
      entryId: id,
      course: offering.course,
      sections: sections.map((section) =>
        sectionOnWire(section, offering, seatFactsOf(section, seats.get(section.id))),
      ),
      joinedAt,
      position,
      isAutomatic,
      dropCourse: dropCourseId === null ? null : (courses.get(dropCourseId)?.course ?? null),
      offer:
        offeredAt && expiresAt
          ? {
              offeredAt,
              expiresAt,
              refusals: whyCannotTakeOffer(standing, entry, { offering, now }),
            }
          : null,
    },
  ]
}
