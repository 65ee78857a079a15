import { PrerequisiteTree } from '../../contract/course-rules'
import type { CourseId, DepartmentId, TermId } from '../../contract/ids'
import { inBatches } from './batches'
import type { Queryable } from './database'

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

/** The code of every course that was ever taught or passed here. */
export async function readKnownCourseCodes(database: Queryable): Promise<Set<string>> {
  const { rows } = await database.query<{ code: string }>(
    'select code from course union select course_code from course_result',
  )
  return new Set(rows.map(({ code }) => code))
}
