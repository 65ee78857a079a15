import type { BilingualName } from '../../../contract/kernel/bilingual-name'
import { inBatches } from '../../kernel/database/batches'
import type { Queryable } from '../../kernel/database/database'

export interface SectionTeachers {
  readonly externalId: string
  readonly teachers: readonly BilingualName[]
}

/** Gives each section just these teachers in this order; a teacher not seen before is added. */
export async function writeTeachers(
  database: Queryable,
  termId: string,
  sections: readonly SectionTeachers[],
): Promise<void> {
  await database.query(
    `delete from section_teacher st using section s
     where s.id = st.section_id and s.term_id = $1 and s.external_id = any ($2)`,
    [termId, sections.map((section) => section.externalId)],
  )
  const rows = sections.flatMap(({ externalId, teachers }) =>
    teachers.map(({ name, nameEn }, position) => ({ externalId, name, nameEn, position })),
  )
  await inBatches(rows, async (json) => {
    await database.query(
      `insert into teacher (name, name_en)
       select distinct t.name, t."nameEn" from jsonb_to_recordset($1::jsonb) as t (name text, "nameEn" text)
       on conflict do nothing`,
      [json],
    )
    await database.query(
      `insert into section_teacher (section_id, teacher_id, position)
       select s.id, teacher.id, t.position
       from jsonb_to_recordset($2::jsonb) as t ("externalId" text, name text, "nameEn" text, position smallint)
       join section s on s.term_id = $1 and s.external_id = t."externalId"
       join teacher on teacher.name = t.name and teacher.name_en is not distinct from t."nameEn"`,
      [termId, json],
    )
  })
}
