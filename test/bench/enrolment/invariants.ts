import type { Queryable } from '../../../src/cloud/tables/database'

/** Counts what must never be: oversold sections, a student twice in a course, clashing enrolments, too many credits. */
export async function countBreaches(database: Queryable): Promise<number> {
  const { rows } = await database.query<{ breaches: number }>(`
    with held as (select * from enrolment where status = 'enrolled')
    select
      (select count(*) from (
        select 1 from held e join section s on s.id = e.section_id
        group by s.id having count(*) > s.capacity) oversold)
    + (select count(*) from (select 1 from held group by student_id, course_id, component_id having count(*) > 1) twice)
    + (select count(*) from held a join held b on a.student_id = b.student_id and a.id < b.id
        join meeting m on m.section_id = a.section_id
        join meeting n on n.section_id = b.section_id and n.weekday = m.weekday
          and n.start_minute < m.end_minute and m.start_minute < n.end_minute and (n.weeks & m.weeks) <> 0)
    + (select count(*) from (
        select 1 from held e join course c on c.id = e.course_id
        group by e.student_id having sum(c.credits) > (select max(credits_max) from selection_round)) over_limit)
    + (select count(*) from enrolment_request r
        where (r.reply ->> 'ok')::boolean and r.body ->> 'kind' = 'select'
          and not exists (select 1 from enrolment e where e.enrolled_by = r.id)) as breaches`)
  const row = rows[0]
  if (!row) throw new Error('the invariants statement returned no row')
  return row.breaches
}
