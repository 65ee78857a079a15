import type { CourseId, SectionId } from '../../../contract/catalogue/ids'
import type { StudentId } from '../../../contract/people/ids'
import type { Refusal } from '../../../contract/refusal'
import type { RoundId } from '../../../contract/selection/ids'
import type { Queryable } from '../../kernel/database/database'
import { roundLocks } from '../../kernel/database/locks'

export interface LotteryEntry {
  lotteryCode: string
  savedAt: Date
  revision: number
}

export interface LotteryChoiceRow {
  courseId: CourseId
  sectionIds: SectionId[]
  points: number
  /** Null until a draw was applied; whether the student may see it is the caller's affair. */
  drawn: { ticket: string; outcome: Refusal[]; awardRefusals: Refusal[] | null } | null
}

/** A student's part in the lottery of a round; null before the first saving. */
export async function readLotteryEntry(
  database: Queryable,
  roundId: RoundId,
  studentId: StudentId,
): Promise<LotteryEntry | null> {
  const { rows } = await database.query<LotteryEntry>({
    name: 'read-lottery-entry',
    text: `select lottery_code as "lotteryCode", saved_at as "savedAt", revision
      from lottery_entry where round_id = $1 and student_id = $2`,
    values: [roundId, studentId],
  })
  return rows[0] ?? null
}

/** A student's choices, most wanted first. */
export async function readLotteryChoices(
  database: Queryable,
  roundId: RoundId,
  studentId: StudentId,
): Promise<LotteryChoiceRow[]> {
  const { rows } = await database.query<LotteryChoiceRow>({
    name: 'read-lottery-choices',
    text: `select course_id as "courseId", section_ids as "sectionIds", points, case when outcome is not null then
        json_build_object('ticket', ticket, 'outcome', outcome, 'awardRefusals', award_refusals) end as drawn
      from lottery_choice where round_id = $1 and student_id = $2 order by rank`,
    values: [roundId, studentId],
  })
  return rows
}

/**
 * Keeps choices in place of older ones, or leaves newer ones alone; the code counts only the first time. The student is locked, so that two
 * savings come one after the other.
 */
export async function replaceLotteryChoices(
  connection: Queryable,
  entry: { roundId: RoundId; studentId: StudentId; lotteryCode: string; savedAt: Date; revision: number },
  choices: readonly Pick<LotteryChoiceRow, 'courseId' | 'sectionIds' | 'points'>[],
): Promise<void> {
  const { roundId, studentId, lotteryCode, savedAt, revision } = entry
  const { rowCount } = await connection.query(
    `insert into lottery_entry as kept (round_id, student_id, lottery_code, saved_at, revision)
     values ($1, $2, $3, $4, $5)
     on conflict (round_id, student_id) do update set saved_at = excluded.saved_at, revision = excluded.revision
     where kept.revision < excluded.revision`,
    [roundId, studentId, lotteryCode, savedAt, revision],
  )
  if (rowCount === 0) return
  await connection.query('delete from lottery_choice where round_id = $1 and student_id = $2', [roundId, studentId])
  await connection.query(
    `insert into lottery_choice (round_id, student_id, rank, course_id, section_ids, points)
     select $1, $2, c.rank, c."courseId", c."sectionIds", c.points
     from jsonb_to_recordset($3::jsonb) as c (rank smallint, "courseId" integer, "sectionIds" integer[], points integer)`,
    [roundId, studentId, JSON.stringify(choices.map((choice, index) => ({ ...choice, rank: index + 1 })))],
  )
}

// Whoever saves choices shares this lock of the round; whoever counts them for a draw takes it alone. So no saving that
// began before the round closed can slip in after the choices were counted.
/** Keeps a draw from counting until the transaction ends; taken before the student is locked. */
export async function lockForSaving(connection: Queryable, roundId: RoundId): Promise<void> {
  await connection.query('select pg_advisory_xact_lock_shared($1, $2)', [roundLocks.lotteryChoices, roundId])
}

/** Waits for savings under way and keeps new ones out until the transaction ends. */
export async function lockForCounting(connection: Queryable, roundId: RoundId): Promise<void> {
  await connection.query('select pg_advisory_xact_lock($1, $2)', [roundLocks.lotteryChoices, roundId])
}

/** How many students have chosen each section of these courses; a section nobody chose is absent. */
export async function readDemand(
  database: Queryable,
  roundId: RoundId,
  courseIds: readonly CourseId[],
): Promise<Map<SectionId, number>> {
  const { rows } = await database.query<{ sectionId: SectionId; students: number }>({
    name: 'read-lottery-demand',
    text: `select s.id as "sectionId", count(*) as students
      from lottery_choice c, unnest(c.section_ids) as s (id)
      where c.round_id = $1 and c.course_id = any ($2) group by s.id`,
    values: [roundId, courseIds],
  })
  return new Map(rows.map(({ sectionId, students }) => [sectionId, students]))
}

/** The most choices and the most points that any student has saved in a round; 0 while nobody has. */
export async function readMostRanked(
  database: Queryable,
  roundId: RoundId,
): Promise<{ choices: number; points: number }> {
  const { rows } = await database.query<{ choices: number; points: number }>(
    `select coalesce(max(choices), 0)::integer as choices, coalesce(max(points), 0)::integer as points
     from (select count(*) as choices, sum(points) as points from lottery_choice where round_id = $1 group by student_id) as s`,
    [roundId],
  )
  return rows[0] ?? { choices: 0, points: 0 }
}
