import type { Queryable } from './database'

/** So long a refusal stays in any case, so that a phone that repeats its request gets the first answer. */
const keptHours = 24
/** The newest refusals of a student stay for longer, for the history they read. */
const keptPerStudent = 200
const keptDays = 365

/**
 * Deletes refusals that are older than a day and not among the newest 200 of their student, or older than a year; at most
 * `limit`, within a transaction. What was granted stays for good. Returns how many went.
 */
export async function deleteOldRefusals(connection: Queryable, now: Date, limit: number): Promise<number> {
  await connection.query(`select set_config('campus.is_thinning', 'on', true)`)
  const { rowCount } = await connection.query(
    `with crowded as (
       select student_id from enrolment_request
       where not (reply ->> 'ok')::boolean group by student_id having count(*) > $3
     ), ranked as (
       select r.id, r.decided_at, row_number() over (partition by r.student_id order by r.decided_at desc, r.id) as nth
       from enrolment_request r join crowded c using (student_id) where not (r.reply ->> 'ok')::boolean
     ), old as (
       select id from ranked where nth > $3 and decided_at < $1::timestamptz - make_interval(hours => $2)
       union
       select id from enrolment_request
       where decided_at < $1::timestamptz - make_interval(days => $4) and not (reply ->> 'ok')::boolean
       limit $5
     )
     delete from enrolment_request where id in (select id from old)`,
    [now, keptHours, keptPerStudent, keptDays, limit],
  )
  return rowCount ?? 0
}
