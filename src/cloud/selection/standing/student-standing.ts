import type { SectionId } from '../../../contract/catalogue/ids'
import type { Student } from '../../../contract/people/person'
import type { TermId } from '../../../contract/school/ids'
import type { RoundStanding, SectionOutlook } from '../../../contract/selection/enrolment'
import type { SelectionRound } from '../../../contract/selection/rounds'
import type { SeatFacts } from '../../../rules/catalogue/seats'
import { type Belonging, isAmong } from '../../../rules/people/audience'
import { type StudentFacts, whyCannotSelectAlone } from '../../../rules/selection/enrolment'
import {
  allows,
  type OpenRound,
  openRoundFor,
  type RoundFacts,
  roundForCohort,
  standingOf,
} from '../../../rules/selection/rounds'
import type { Services } from '../../call-context'
import type { Catalogue, CatalogueCourse, CatalogueSection } from '../../catalogue/tables/catalogue'
import type { EnrolmentRow } from '../tables/enrolments'
import { readRoundsOfTerms } from '../tables/rounds'
import { readStudentRecords, type StudentRecord, type WaitlistRow } from '../tables/student-records'

export interface StudentCourse {
  offering: CatalogueCourse
  course: CatalogueCourse['course']
  sections: CatalogueSection[]
  enrolledAt: string
}

/** What a student's screens are drawn from: a reading without locks, so true at one moment and only told, never acted on. */
export interface StudentStanding {
  /** Of the term, for all students, in opening order. */
  rounds: RoundFacts[]
  /** Where the student may select now. */
  open: OpenRound
  courses: StudentCourse[]
  sectionIds: ReadonlySet<SectionId>
  /** In all terms. */
  waitlist: WaitlistRow[]
  facts: StudentFacts
}

/** Of somebody who has gone since the call was let in. */
const noRecord: StudentRecord = { holds: [], results: [], exceptions: [], enrolments: [], waitlist: [] }

export function belongingOf({ cohort, department }: Student): Belonging {
  return { cohort, departmentId: department?.id ?? null }
}

export async function readStandingOf(
  student: Student,
  termId: TermId,
  catalogue: Catalogue,
  { reads }: Services,
  now: Date,
): Promise<StudentStanding> {
  const [roundsOfTerms, record = noRecord] = await Promise.all([
    reads.recent(readRoundsOfTerms, [termId]),
    reads.one(readStudentRecords, student.id),
  ])
  const rounds = roundsOfTerms.get(termId) ?? []
  const { holds, results, exceptions, enrolments, waitlist } = record
  const courses = coursesIn(termId, enrolments, catalogue)
  const belonging = belongingOf(student)
  return {
    rounds,
    open: openRoundFor(rounds, belonging, now.getTime(), 'select'),
    courses,
    sectionIds: new Set(courses.flatMap(({ sections }) => sections.map(({ id }) => id))),
    waitlist,
    facts: { ...belonging, standing: student.standing, holds, results, exceptions, enrolled: courses },
  }
}

/** The courses of a term that a student has places in, from all their enrolments. */
export function coursesIn(termId: TermId, rows: readonly EnrolmentRow[], catalogue: Catalogue): StudentCourse[] {
  const courses = new Map<number, StudentCourse>()
  for (const { sectionId, enrolledAt } of rows) {
    const section = catalogue.sections.get(sectionId)
    const offering = section && catalogue.courses.get(section.courseId)
    if (!section || offering?.termId !== termId) continue
    const entry = courses.get(section.courseId)
    if (entry) entry.sections.push(section)
    else courses.set(section.courseId, { offering, course: offering.course, sections: [section], enrolledAt })
  }
  return [...courses.values()]
}

/** How one section stands for the student, looked at alone. Somebody who is no student is told nothing. */
export function outlookOfSection(
  standing: StudentStanding | null,
  offering: CatalogueCourse,
  section: CatalogueSection,
  seats: SeatFacts,
  now: Date,
): SectionOutlook {
  if (!standing) return { isEnrolled: false, refusals: [{ code: 'student_required' }] }
  const refusals = whyCannotSelectAlone({
    nowMs: now.getTime(),
    open: standing.open,
    student: standing.facts,
    offering,
    chosen: [section],
    seatsOf: () => seats,
  })
  return { isEnrolled: standing.sectionIds.has(section.id), refusals }
}

/** A round as the student is shown it, with the opening of their own cohort. */
export function roundStandingOf(round: RoundFacts, student: Belonging, now: Date): RoundStanding {
  const mine = roundForCohort(round, student.cohort)
  const { id, name, nameEn, kind, opensAt, closesAt, pausedAt, creditsMin, creditsMax, isWaitlistOpen } = mine
  const shown: SelectionRound = {
    id,
    name,
    nameEn,
    kind,
    opensAt,
    closesAt,
    pausedAt,
    creditsMin,
    creditsMax,
    isWaitlistOpen,
  }
  return { round: shown, standing: standingOf(mine, now.getTime()), isForMe: isAmong(round, student) }
}

/** The round to plan for: the one open for selecting, else the next that will be; null when there is none. */
export function roundToPlanFor({ rounds, open, facts }: StudentStanding, now: Date): RoundFacts | null {
  if ('round' in open) return open.round
  const mine = rounds.filter((round) => isAmong(round, facts)).map((round) => roundForCohort(round, facts.cohort))
  const selecting = mine.filter(({ kind }) => allows(kind, 'select') || kind === 'lottery')
  return selecting.find((round) => standingOf(round, now.getTime()) !== 'closed') ?? null
}
