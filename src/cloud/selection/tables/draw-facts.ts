import type { CourseId, SectionId } from '../../../contract/catalogue/ids'
import type { Hold } from '../../../contract/people/hold'
import type { StudentId } from '../../../contract/people/ids'
import type { Refusal } from '../../../contract/refusal'
import type { DepartmentId, TermId } from '../../../contract/school/ids'
import type { AdviserRequestKind } from '../../../contract/selection/adviser-requests'
import type { RoundId } from '../../../contract/selection/ids'
import type { CourseResult } from '../../../contract/selection/results'
import { inBatches } from '../../kernel/database/batches'
import type { Queryable } from '../../kernel/database/database'

export interface DrawStudentRow {
  id: StudentId
  lotteryCode: string
  cohort: number
  departmentId: DepartmentId | null
  standing: number | null
}

/** Whoever has choices in a round, in the order of their lottery codes. */
export async function readDrawStudents(connection: Queryable, roundId: RoundId): Promise<DrawStudentRow[]> {
  const { rows } = await connection.query<DrawStudentRow>(
    `select st.id, e.lottery_code as "lotteryCode", st.cohort, st.department_id as "departmentId", st.standing
     from lottery_entry e join student st on st.id = e.student_id
     where e.round_id = $1
       and exists (select from lottery_choice c where c.round_id = e.round_id and c.student_id = e.student_id)
     order by e.lottery_code collate "C"`,
    [roundId],
  )
  return rows
}

export interface DrawChoiceRow {
  studentId: StudentId
  sectionIds: SectionId[]
  points: number
}

/** All choices of a round, each student's most wanted first. */
export async function readDrawChoices(connection: Queryable, roundId: RoundId): Promise<DrawChoiceRow[]> {
  const { rows } = await connection.query<DrawChoiceRow>(
    `select student_id as "studentId", section_ids as "sectionIds", points
     from lottery_choice where round_id = $1 order by student_id, rank`,
    [roundId],
  )
  return rows
}

/** Facts of the students of a lottery that the rules ask for, by student. */
export interface PersonalFacts {
  holds: (Hold & { studentId: StudentId })[]
  results: (CourseResult & { studentId: StudentId })[]
  exceptions: { studentId: StudentId; courseId: CourseId; kind: AdviserRequestKind }[]
  enrolments: { studentId: StudentId; sectionId: SectionId }[]
}

export async function readPersonalFacts(
  connection: Queryable,
  about: { roundId: RoundId; termId: TermId; courseCodes: readonly string[] },
): Promise<PersonalFacts> {
  const mine = 'student_id in (select student_id from lottery_entry where round_id = $1)'
  const holds = await connection.query<Hold & { studentId: StudentId; placedAt: unknown }>(
    `select student_id as "studentId", reason, note, to_json(placed_at) as "placedAt" from hold
     where ${mine} and released_at is null order by student_id, id`,
    [about.roundId],
  )
  const results = await connection.query<CourseResult & { studentId: StudentId }>(
    `select student_id as "studentId", course_code as "courseCode", taken_in as "takenIn", grade,
       is_passed as "isPassed"
     from course_result where ${mine} and course_code = any ($2) order by student_id, course_code, taken_in`,
    [about.roundId, about.courseCodes],
  )
  const exceptions = await connection.query<PersonalFacts['exceptions'][number]>(
    `select student_id as "studentId", course_id as "courseId", kind from adviser_request
     where ${mine} and status = 'granted' order by student_id, course_id, kind`,
    [about.roundId],
  )
  const enrolments = await connection.query<PersonalFacts['enrolments'][number]>(
    `select student_id as "studentId", section_id as "sectionId" from enrolment
     where ${mine} and status = 'enrolled' and term_id = $2 order by student_id, section_id`,
    [about.roundId, about.termId],
  )
  return {
    holds: holds.rows,
    results: results.rows,
    exceptions: exceptions.rows,
    enrolments: enrolments.rows,
  }
}

/** What a draw made of one choice, as it is kept. */
export interface DrawnChoiceRow {
  studentId: StudentId
  rank: number
  ticket: string
  turn: number
  /** Empty for a win. */
  outcome: readonly Refusal[]
}

export async function writeOutcomes(
  connection: Queryable,
  roundId: RoundId,
  drawn: readonly DrawnChoiceRow[],
): Promise<void> {
  await inBatches(drawn, (json) =>
    connection.query(
      `update lottery_choice c set ticket = d.ticket, turn = d.turn, outcome = d.outcome
       from json_to_recordset($2::json) as d ("studentId" integer, rank smallint, ticket text, turn integer, outcome json)
       where c.round_id = $1 and c.student_id = d."studentId" and c.rank = d.rank`,
      [roundId, json],
    ),
  )
}

export interface WonChoice {
  studentId: StudentId
  courseId: CourseId
  sectionIds: SectionId[]
  rank: number
}

/** What an applied draw gave, in the order of the turns. */
export async function readWonChoices(database: Queryable, roundId: RoundId): Promise<WonChoice[]> {
  const { rows } = await database.query<WonChoice>(
    `select student_id as "studentId", course_id as "courseId", section_ids as "sectionIds", rank
     from lottery_choice where round_id = $1 and outcome is not null and json_array_length(outcome) = 0
     order by turn`,
    [roundId],
  )
  return rows
}

/** Notes why the awards of some wins were refused. */
export async function writeAwardRefusals(
  database: Queryable,
  roundId: RoundId,
  refused: readonly { studentId: StudentId; rank: number; refusals: readonly Refusal[] }[],
): Promise<void> {
  await inBatches(refused, (json) =>
    database.query(
      `update lottery_choice c set award_refusals = d.refusals
       from json_to_recordset($2::json) as d ("studentId" integer, rank smallint, refusals json)
       where c.round_id = $1 and c.student_id = d."studentId" and c.rank = d.rank`,
      [roundId, json],
    ),
  )
}

/** How many wins came to nothing because their award was refused. */
export async function countAwardRefusals(database: Queryable, roundId: RoundId): Promise<number> {
  const { rows } = await database.query<{ count: number }>(
    'select count(*) as count from lottery_choice where round_id = $1 and award_refusals is not null',
    [roundId],
  )
  return rows[0]?.count ?? 0
}

/** Who holds a course through the draw of a round; what a student chose otherwise since is not among it. */
export async function readAwardedCourses(
  database: Queryable,
  roundId: RoundId,
): Promise<{ studentId: StudentId; courseId: CourseId }[]> {
  const { rows } = await database.query<{ studentId: StudentId; courseId: CourseId }>(
    `select distinct e.student_id as "studentId", e.course_id as "courseId"
     from enrolment e join enrolment_request r on r.id = e.enrolled_by
     where e.round_id = $1 and e.status = 'enrolled' and r.made_by = 'draw' order by 1, 2`,
    [roundId],
  )
  return rows
}

/** What came of each student's choices in an applied draw: how many it gave, of how many. */
export async function readDrawnCounts(
  connection: Queryable,
  roundId: RoundId,
): Promise<{ studentId: StudentId; won: number; choices: number }[]> {
  const { rows } = await connection.query<{ studentId: StudentId; won: number; choices: number }>(
    `select student_id as "studentId", count(*)::integer as choices,
       count(*) filter (where json_array_length(outcome) = 0)::integer as won
     from lottery_choice where round_id = $1 and outcome is not null group by student_id order by student_id`,
    [roundId],
  )
  return rows
}
