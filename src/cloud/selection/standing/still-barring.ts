import type { CourseId, SectionId } from '../../../contract/catalogue/ids'
import type { Refusal, RefusalCode } from '../../../contract/refusal'
import type { Belonging } from '../../../rules/people/audience'
import { courseFactsOf, type StudentFacts, whyCannotDrop, whyCannotSelect } from '../../../rules/selection/enrolment'
import { type OpenRound, openRoundFor } from '../../../rules/selection/rounds'
import type { CatalogueCopy } from '../../catalogue/catalogue-copy'
import type { CatalogueCourse } from '../../catalogue/tables/catalogue'
import type { Queryable } from '../../kernel/database/database'
import { readStudents } from '../../people/tables/students'
import type { StaffRequestRow } from '../tables/adviser-requests'
import { readRounds } from '../tables/rounds'
import { readStudentRecords } from '../tables/student-records'
import { readOpenEntry } from '../tables/waitlist-entries'
import { coursesIn, type StudentStanding } from './student-standing'

interface Taking {
  nowMs: number
  open: OpenRound
  mayDrop: OpenRound
  student: StudentFacts
  offering: CatalogueCourse
  /** What is taken of the course. */
  sectionIds: readonly SectionId[]
  /** Left in the same step. */
  dropCourseId: CourseId | null
}

/** Why a student could not take a seat that is kept for them, with what they leave for it; as the engine decides it. */
function whyCannotTake({ sectionIds, dropCourseId, mayDrop, student, offering, ...facts }: Taking): Refusal[] {
  const left = student.enrolled.find(({ course }) => course.id === dropCourseId)
  const renewed = new Set(sectionIds.map((id) => offering.sections.get(id)?.componentId))
  // Whoever changes sections within a course keeps those they hold of its other components.
  const kept = left?.course.id === offering.course.id ? left.sections : []
  const chosenIds = [...sectionIds, ...kept.filter(({ componentId }) => !renewed.has(componentId)).map(({ id }) => id)]
  return [
    ...(left ? whyCannotDrop({ open: mayDrop, isEnrolled: true }) : []),
    ...whyCannotSelect({
      nowMs: facts.nowMs,
      open: facts.open,
      student: { ...student, enrolled: student.enrolled.filter((taken) => taken !== left) },
      offering,
      chosen: chosenIds.flatMap((id) => offering.sections.get(id) ?? []),
      seatsOf: null,
    }),
  ]
}

/** Why a student cannot take, as things are, the seats that are offered to them. */
export function whyCannotTakeOffer(
  { rounds, open, facts }: StudentStanding,
  { sectionIds, dropCourseId }: { sectionIds: readonly SectionId[]; dropCourseId: CourseId | null },
  { offering, now }: { offering: CatalogueCourse; now: Date },
): Refusal[] {
  const mayDrop = openRoundFor(rounds, facts, now.getTime(), 'drop')
  const about = { nowMs: now.getTime(), open, mayDrop, student: facts, offering }
  return whyCannotTake({ ...about, sectionIds, dropCourseId })
}

/** Whether a round is open is told beside the answer: a grant may well come before the round. */
const ofRounds: readonly RefusalCode[] = [
  'round_not_open',
  'round_other_audience',
  'round_paused',
  'round_does_not_allow',
]
/** Of an exception other than a seat: the sections to take are chosen after it is granted. */
const ofStructure: readonly RefusalCode[] = ['component_missing', 'component_repeated', 'parent_not_chosen']

/**
 * `student_still_barred` and every rule that would refuse the student what they ask for once it is granted, in order of
 * precedence; empty when they could take it. Seats and rounds are no matter. The student is locked, so that it is true
 * until the transaction ends.
 */
export async function whatStillBars(
  connection: Queryable,
  { studentId, courseId, kind, sectionIds }: Pick<StaffRequestRow, 'studentId' | 'courseId' | 'kind' | 'sectionIds'>,
  { student, copy, now }: { student: Belonging; copy: CatalogueCopy; now: Date },
): Promise<Refusal[]> {
  const catalogue = await copy.current(connection)
  const offering = catalogue.courses.get(courseId)
  if (!offering) return []
  const nowMs = now.getTime()
  const rounds = await readRounds(connection, offering.termId)
  const entry = await readOpenEntry(connection, studentId, courseId)
  const record = (await readStudentRecords(connection, [studentId], now)).get(studentId)
  if (!record) throw new Error('a student who is locked has no record')
  const enrolled = coursesIn(offering.termId, record.enrolments, catalogue)
  const facts: StudentFacts = {
    ...student,
    standing: (await readStudents(connection, [studentId])).get(studentId)?.standing ?? null,
    holds: record.holds,
    results: record.results,
    exceptions: [...record.exceptions, { kind, courseId }],
    enrolled,
  }
  const isInCourse = enrolled.some(({ course }) => course.id === courseId)
  const bars = whyCannotTake({
    nowMs,
    open: openRoundFor(rounds, student, nowMs, 'select'),
    mayDrop: openRoundFor(rounds, student, nowMs, 'drop'),
    student: facts,
    offering,
    sectionIds,
    dropCourseId: isInCourse ? courseId : (entry?.dropCourseId ?? null),
  }).filter(({ code }) => !ofRounds.includes(code) && (kind === 'section_full' || !ofStructure.includes(code)))
  return bars.length === 0 ? [] : [{ code: 'student_still_barred', ...courseFactsOf(offering.course) }, ...bars]
}
