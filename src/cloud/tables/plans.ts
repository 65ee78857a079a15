import type { PlanItem } from '../../contract/enrolment'
import type { StudentId, TermId } from '../../contract/ids'
import type { Queryable } from './database'

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
