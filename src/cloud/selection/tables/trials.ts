import type { CourseId } from '../../../contract/catalogue/ids'
import type { StudentId } from '../../../contract/people/ids'
import type { RoundId } from '../../../contract/selection/ids'
import type { Queryable } from '../../kernel/database/database'

/**
 * Says of trial rounds that have closed that they are taken back: from then on their times stay. One that somebody is
 * just changing is left for the next turn, which finds it as it has become.
 */
export async function markWiped(database: Queryable, now: Date): Promise<void> {
  await database.query({
    name: 'mark-wiped',
    text: `update selection_round set wiped_at = $1 where id in (
      select id from selection_round where kind = 'trial' and closes_at <= $1 and wiped_at is null
      for no key update skip locked)`,
    values: [now],
  })
}

/** Trial rounds that are taken back and in which somebody may be left. */
export async function readTrialsToEmpty(database: Queryable): Promise<RoundId[]> {
  const { rows } = await database.query<{ id: RoundId }>({
    name: 'read-trials-to-empty',
    text: 'select id from selection_round where wiped_at is not null and emptied_at is null order by id',
  })
  return rows.map(({ id }) => id)
}

/** Who is still in which course through a round; at most 10,000 at a time. */
export async function readTrialEnrolments(
  database: Queryable,
  roundId: RoundId,
): Promise<{ studentId: StudentId; courseId: CourseId }[]> {
  const { rows } = await database.query<{ studentId: StudentId; courseId: CourseId }>({
    name: 'read-trial-enrolments',
    text: `select distinct student_id as "studentId", course_id as "courseId" from enrolment
      where round_id = $1 and status = 'enrolled' order by 1, 2 limit 10000`,
    values: [roundId],
  })
  return rows
}

/** Says that nobody is left, of those that were marked before `before`. */
export async function markEmptied(
  database: Queryable,
  roundIds: readonly RoundId[],
  { now, before }: { now: Date; before: Date },
): Promise<void> {
  if (roundIds.length === 0) return
  await database.query(
    'update selection_round set emptied_at = $2 where id = any ($1) and wiped_at <= $3 and emptied_at is null',
    [roundIds, now, before],
  )
}
