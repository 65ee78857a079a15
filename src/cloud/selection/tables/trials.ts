import type { CourseId } from '../../../contract/catalogue/ids'
import type { StudentId } from '../../../contract/people/ids'
import type { RoundId } from '../../../contract/selection/ids'
import type { Queryable } from '../../kernel/database/database'

/** Trial rounds that have closed and whose enrolments are not taken back yet. */
export async function readTrialsToWipe(database: Queryable, now: Date): Promise<RoundId[]> {
  const { rows } = await database.query<{ id: RoundId }>({
    name: 'read-trials-to-wipe',
    text: `select id from selection_round where kind = 'trial' and closes_at <= $1 and wiped_at is null order by id`,
    values: [now],
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

export async function markWiped(database: Queryable, roundId: RoundId, now: Date): Promise<void> {
  await database.query('update selection_round set wiped_at = $2 where id = $1', [roundId, now])
}
