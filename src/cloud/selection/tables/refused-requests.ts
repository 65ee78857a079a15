import type { StudentId } from '../../../contract/people/ids'
import type { Queryable } from '../../kernel/database/database'

/** So long a refusal stays in any case, so that a phone that repeats its request gets the first answer. */
const keptHours = 24
/** The newest refusals of a student stay for longer, for the history they read. */
const keptPerStudent = 200
const keptDays = 365

/** The next students after this one who were refused something, in the order of their ids; at most `limit`. */
export async function readRefusedStudents(
  database: Queryable,
  after: StudentId | null,
  limit: number,
): Promise<StudentId[]> {
  const { rows } = await database.query<{ studentId: StudentId }>(
    // From student to student by the index: one who tries a thousand times a day costs no more than any other.
    `with recursive refused (student_id) as (
       select min(student_id) from enrolment_request where student_id > $1 and changed_nothing(reply)
       union all
       select (select min(r.student_id) from enrolment_request r
         where r.student_id > refused.student_id and changed_nothing(r.reply))
       from refused where refused.student_id is not null
     )
     select student_id as "studentId" from refused where student_id is not null limit $2`,
    [after ?? 0, limit],
  )
  return rows.map(({ studentId }) => studentId)
}

/**
 * Deletes refusals of these students that are older than a day and not among the newest 200 of their student, or older
 * than a year; at most `limit`, the oldest of each first, within a transaction. A plan of which nothing was granted is a
 * refusal too; what was granted stays for good. Looks at no more rows than it keeps or deletes. Returns how many went.
 */
export async function deleteOldRefusals(
  connection: Queryable,
  students: readonly StudentId[],
  now: Date,
  limit: number,
): Promise<number> {
  await connection.query(`select set_config('campus.is_thinning', 'on', true)`)
  const { rowCount } = await connection.query(
    `with old as (
       select r.id from unnest($1::integer[]) as s (id)
       left join lateral (
         select decided_at, id from enrolment_request where student_id = s.id and changed_nothing(reply)
         order by decided_at desc, id offset $3 limit 1
       ) surplus on true
       cross join lateral (
         select id from enrolment_request r where r.student_id = s.id and changed_nothing(r.reply)
           and r.decided_at < least($2, now()) - make_interval(hours => $4)
           and (r.decided_at < $2::timestamptz - make_interval(days => $5) or r.decided_at < surplus.decided_at
             or (r.decided_at = surplus.decided_at and r.id >= surplus.id))
         order by r.decided_at limit $6
       ) r limit $6
     )
     delete from enrolment_request where id = any (array(select id from old))`,
    [students, now, keptPerStudent, keptHours, keptDays, limit],
  )
  return rowCount ?? 0
}
