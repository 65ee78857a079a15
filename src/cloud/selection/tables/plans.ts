import type { StudentId } from '../../../contract/people/ids'
import type { TermId } from '../../../contract/school/ids'
import type { PlanItem } from '../../../contract/selection/plan'
import type { Queryable } from '../../kernel/database/database'

/** A student's plan for a term, in the student's order. */
export async function readPlan(database: Queryable, studentId: StudentId, termId: TermId): Promise<PlanItem[]> {
  const { rows } = await database.query<PlanItem>({
    name: 'read-plan',
    text: `select p.course_id as "courseId", p.section_ids as "sectionIds"
      from plan p join course c on c.id = p.course_id
      where p.student_id = $1 and c.term_id = $2 order by p.position, p.course_id`,
    values: [studentId, termId],
  })
  return rows
}

/** The revision of the plan that is kept; 0 before the first saving. */
export async function readPlanRevision(database: Queryable, studentId: StudentId, termId: TermId): Promise<number> {
  const { rows } = await database.query<{ revision: number }>({
    name: 'read-plan-revision',
    text: 'select revision from plan_revision where student_id = $1 and term_id = $2',
    values: [studentId, termId],
  })
  return rows[0]?.revision ?? 0
}

/** Whether a saving is newer than the one that is kept; it then counts from now on. The student is locked. */
export async function advancePlan(
  connection: Queryable,
  studentId: StudentId,
  termId: TermId,
  revision: number,
): Promise<boolean> {
  const { rowCount } = await connection.query(
    `insert into plan_revision as kept (student_id, term_id, revision) values ($1, $2, $3)
     on conflict (student_id, term_id) do update set revision = excluded.revision
     where kept.revision < excluded.revision`,
    [studentId, termId, revision],
  )
  return rowCount === 1
}

/** Keeps a plan in place of the one before. The student is locked, so that two savings come one after the other. */
export async function replacePlan(
  connection: Queryable,
  studentId: StudentId,
  termId: TermId,
  items: readonly PlanItem[],
): Promise<void> {
  await connection.query(
    'delete from plan p using course c where p.student_id = $1 and c.id = p.course_id and c.term_id = $2',
    [studentId, termId],
  )
  await connection.query(
    `insert into plan (student_id, course_id, section_ids, position)
     select $1, i."courseId", i."sectionIds", i.position
     from jsonb_to_recordset($2::jsonb) as i ("courseId" integer, "sectionIds" integer[], position smallint)`,
    [studentId, JSON.stringify(items.map((item, position) => ({ ...item, position })))],
  )
}
