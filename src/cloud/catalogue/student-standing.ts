import type { Section } from '../../contract/catalogue'
import type { SectionStanding } from '../../contract/enrolment'
import type { SectionId, TermId } from '../../contract/ids'
import type { Student } from '../../contract/person'
import { type SeatFacts, type StudentFacts, whyCannotSelectAlone } from '../../rules/enrolment'
import type { RoundFacts } from '../../rules/rounds'
import type { Services } from '../call-context'
import type { Catalogue, CatalogueCourse, CatalogueSection } from '../tables/catalogue'
import { type EnrolmentRow, readEnrolments } from '../tables/enrolments'
import { readHolds } from '../tables/holds'
import { readRounds } from '../tables/rounds'

export interface StudentCourse {
  offer: CatalogueCourse
  course: CatalogueCourse['course']
  sections: CatalogueSection[]
  enrolledAt: string
}

/** What a student's screens are drawn from: a reading without locks, so true at one moment and only told, never acted on. */
export interface StudentStanding {
  rounds: RoundFacts[]
  holds: StudentFacts['holds']
  courses: StudentCourse[]
  sectionIds: ReadonlySet<SectionId>
  facts: StudentFacts
}

export async function readStandingOf(
  student: Student,
  termId: TermId,
  catalogue: Catalogue,
  { database }: Services,
): Promise<StudentStanding> {
  const [rounds, holds, rows] = await Promise.all([
    readRounds(database, termId),
    readHolds(database, student.id),
    readEnrolments(database, student.id),
  ])
  const courses = coursesIn(termId, rows, catalogue)
  return {
    rounds,
    holds,
    courses,
    sectionIds: new Set(courses.flatMap(({ sections }) => sections.map(({ id }) => id))),
    facts: { cohort: student.cohort, holds, enrolled: courses },
  }
}

function coursesIn(termId: TermId, rows: readonly EnrolmentRow[], catalogue: Catalogue): StudentCourse[] {
  const courses = new Map<number, StudentCourse>()
  for (const { sectionId, enrolledAt } of rows) {
    const section = catalogue.sections.get(sectionId)
    const offer = section && catalogue.courses.get(section.courseId)
    if (!section || offer?.termId !== termId) continue
    const entry = courses.get(section.courseId)
    if (entry) entry.sections.push(section)
    else courses.set(section.courseId, { offer, course: offer.course, sections: [section], enrolledAt })
  }
  return [...courses.values()]
}

/** How one section stands for the student, looked at alone. Somebody who is no student is told nothing. */
export function standingOfSection(
  standing: StudentStanding | null,
  offer: CatalogueCourse,
  section: CatalogueSection,
  seats: SeatFacts,
  now: Date,
): SectionStanding {
  if (!standing) return { isEnrolled: false, refusals: [{ code: 'student_required' }] }
  const refusals = whyCannotSelectAlone({
    nowMs: now.getTime(),
    rounds: standing.rounds,
    student: standing.facts,
    offer,
    chosen: [section],
    seatsOf: () => seats,
  })
  return { isEnrolled: standing.sectionIds.has(section.id), refusals }
}

/** A section as it goes over the wire. */
export function sectionOnWire(
  section: CatalogueSection,
  offer: CatalogueCourse,
  seats: SeatFacts | undefined,
): Section {
  const component = offer.components.find(({ id }) => id === section.componentId)
  return {
    id: section.id,
    componentId: section.componentId,
    componentKind: component?.kind ?? 'other',
    code: section.code,
    parentId: section.parentId,
    teachers: section.teachers,
    meetings: section.meetings,
    seats: seats ?? { capacity: null, enrolled: 0 },
  }
}
