import { PrerequisiteTree } from '../../../contract/catalogue/course-rules'
import type { CourseId } from '../../../contract/catalogue/ids'
import type { DepartmentId, TermId } from '../../../contract/school/ids'
import { inBatches } from '../../kernel/database/batches'
import type { Queryable } from '../../kernel/database/database'

/** What the registrar said a course asks for. */
export interface StoredRules {
  prerequisite: PrerequisiteTree | null
  corequisites: string[]
  standingMin: number | null
  departmentIds: DepartmentId[]
  repeat: 'never' | 'if_failed' | 'always'
}

export interface CourseWithRules {
  id: CourseId
  code: string
  /** Null when the registrar gave none. */
  rules: StoredRules | null
}

/** Every course of a term with its rules. */
export async function readCoursesWithRules(database: Queryable, termId: TermId): Promise<CourseWithRules[]> {
  const { rows } = await database.query<CourseWithRules>(
    `select c.id, c.code, case when r.course_id is not null then json_build_object('prerequisite', r.prerequisite,
       'corequisites', r.corequisites, 'standingMin', r.standing_min, 'departmentIds', r.department_ids,
       'repeat', r.repeat) end as rules
     from course c left join course_rule r on r.course_id = c.id where c.term_id = $1 order by c.code`,
    [termId],
  )
  return rows
}

/** Sets the rules of courses in place of those they had. */
export async function writeCourseRules(
  database: Queryable,
  courses: readonly { courseId: CourseId; rules: StoredRules }[],
): Promise<void> {
  const rows = courses.map(({ courseId, rules }) => {
    // Read once more on the way in: a tree that the applet cannot read must not get into the catalogue.
    return { courseId, ...rules, prerequisite: rules.prerequisite && PrerequisiteTree.parse(rules.prerequisite) }
  })
  await inBatches(rows, (json) =>
    database.query(
      `insert into course_rule (course_id, prerequisite, corequisites, standing_min, department_ids, repeat)
       select r."courseId", r.prerequisite, r.corequisites, r."standingMin", r."departmentIds", r.repeat
       from jsonb_to_recordset($1::jsonb) as r ("courseId" integer, prerequisite jsonb, corequisites text[],
         "standingMin" smallint, "departmentIds" integer[], repeat text)
       on conflict (course_id) do update set prerequisite = excluded.prerequisite,
         corequisites = excluded.corequisites, standing_min = excluded.standing_min,
         department_ids = excluded.department_ids, repeat = excluded.repeat`,
      [json],
    ),
  )
}

/** Takes the rules of courses away: they ask for nothing then. */
export async function removeCourseRules(database: Queryable, courseIds: readonly CourseId[]): Promise<void> {
  await database.query('delete from course_rule where course_id = any ($1)', [courseIds])
}

/** Codes of courses as they are stored, those that count most first: taught in the term, taught, passed, asked for. */
export async function readCourseCodes(
  database: Queryable,
  termId: TermId | null,
): Promise<{ taught: string[]; passed: string[]; askedFor: string[] }> {
  const { rows } = await database.query<{
    taught: string[] | null
    passed: string[] | null
    askedFor: string[] | null
  }>(
    `select
       (select array_agg(code order by term_id is distinct from $1, id desc) from course) as taught,
       (select array_agg(distinct course_code) from course_result) as passed,
       (select array_agg(distinct code) from (
          select unnest(corequisites) as code from course_rule
          union select jsonb_path_query(prerequisite, '$.**.code') #>> '{}' from course_rule) as c) as "askedFor"`,
    [termId],
  )
  const codes = rows[0]
  return { taught: codes?.taught ?? [], passed: codes?.passed ?? [], askedFor: codes?.askedFor ?? [] }
}
