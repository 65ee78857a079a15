import type { CatalogueSection } from '../../../rules/catalogue/catalogue-changes'
import { analyse, inBatches } from '../../kernel/database/batches'
import type { Queryable } from '../../kernel/database/database'

/** Adds the components that the sections need and that their courses do not have yet. */
export async function writeComponents(
  database: Queryable,
  termId: string,
  sections: readonly CatalogueSection[],
): Promise<void> {
  await inBatches(sections, (json) =>
    database.query(
      `insert into component (course_id, configuration, kind)
       select distinct c.id, s.configuration, s.kind
       from jsonb_to_recordset($2::jsonb) as s ("courseCode" text, configuration smallint, kind text)
       join course c on c.term_id = $1 and c.code = s."courseCode"
       on conflict do nothing`,
      [termId, json],
    ),
  )
  await analyse(database, 'component')
}

/** Removes the components of a term that no section and no enrolment, past or present, belongs to. */
export async function deleteUnusedComponents(database: Queryable, termId: string): Promise<void> {
  await database.query(
    `delete from component p using course c
     where c.id = p.course_id and c.term_id = $1
       and not exists (select 1 from section s where s.component_id = p.id)
       and not exists (select 1 from enrolment e where e.component_id = p.id)`,
    [termId],
  )
}
