import type { Database, Queryable } from '../../../src/cloud/kernel/database/database'
import type { RequestId } from '../../../src/contract/kernel/ids'
import type { Load } from './load'
import { clearEnrolments } from './load'
import { UnlockedEnrolment } from './unlocked'

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
        select 1 from (select distinct student_id, course_id from held) e join course c on c.id = e.course_id
        group by e.student_id having sum(c.credits) > (select max(credits_max) from selection_round)) over_limit)
    + (select count(*) from enrolment_request r
        where (r.reply ->> 'ok')::boolean and r.body ->> 'kind' = 'select'
          and not exists (select 1 from enrolment e where e.enrolled_by = r.id)) as breaches`)
  const row = rows[0]
  if (!row) throw new Error('the invariants statement returned no row')
  return row.breaches
}

/** How many of the confirmed requests left no enrolment behind. */
export async function countLost(database: Queryable, confirmed: readonly RequestId[]): Promise<number> {
  const { rows } = await database.query<{ lost: number }>(
    `select count(*) as lost from unnest($1::uuid[]) as confirmed (id)
     where not exists (select 1 from enrolment e where e.enrolled_by = confirmed.id)`,
    [confirmed],
  )
  return rows[0]?.lost ?? confirmed.length
}

/**
 * A checker that finds nothing proves nothing. So it first watches a design that looks before it locks nothing, with
 * the database's own last defence off, and must find what that oversells. Returns how much it found.
 */
export async function proveChecker(database: Database, load: Load): Promise<number> {
  await clearEnrolments(database)
  await database.query('alter table enrolment disable trigger user')
  try {
    const design = new UnlockedEnrolment(database)
    await Promise.all(load.requests(2_000, 0).map((request) => design.submit(request)))
    const found = await countBreaches(database)
    if (
      (await countLost(
        database,
        load.requests(1, 1).map(({ id }) => id),
      )) !== 1
    )
      throw new Error('the checker missed an enrolment that was never made')
    if (found === 0) throw new Error('the checker missed what a design without locks oversold')
    return found
  } finally {
    await database.query('alter table enrolment enable trigger user')
    await clearEnrolments(database)
  }
}
