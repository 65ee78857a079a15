import type { CatalogueCourse } from '../../../rules/catalogue/catalogue-changes'
import { analyse, inBatches } from '../../kernel/database/batches'
import type { Queryable } from '../../kernel/database/database'

/** Adds courses to a term, or overwrites those whose code is known in it. Their departments must be stored. */
export async function writeCourses(
  database: Queryable,
  termId: string,
  courses: readonly CatalogueCourse[],
): Promise<void> {
  await inBatches(courses, (json) =>
    database.query(
      `insert into course (term_id, department_id, code, title, title_en, description, description_en, credits)
       select $1, d.id, c.code, c.title, c."titleEn", c.description, c."descriptionEn", c.credits
       from jsonb_to_recordset($2::jsonb) as c (
         code text, title text, "titleEn" text, description text, "descriptionEn" text, credits numeric, "departmentCode" text)
       left join department d on d.code = c."departmentCode"
       on conflict (term_id, code) do update set department_id = excluded.department_id, title = excluded.title,
         title_en = excluded.title_en, description = excluded.description, description_en = excluded.description_en,
         credits = excluded.credits`,
      [termId, json],
    ),
  )
  await analyse(database, 'course')
}
