import type { CatalogueSection } from '../../rules/catalogue-changes'
import { analyse, inBatches } from './batches'
import type { Queryable } from './database'

/** A section to be stored, with the text that a search looks into. */
export type SectionToWrite = CatalogueSection & { readonly searchText: string }

/**
 * Locks the sections of a term, in id order as everybody does, until the transaction ends. Enrolments into
 * them wait, so what is counted afterwards stays true. To be called before anything else is written: batches
 * of enrolments hold sections while they wait for the catalogue's version.
 */
export async function lockSections(database: Queryable, termId: string): Promise<void> {
  await database.query('select 1 from section where term_id = $1 order by id for no key update', [termId])
}

/** Adds sections to a term, or overwrites those whose external id is known in it; none of them is withdrawn any more. */
export async function writeSections(
  database: Queryable,
  termId: string,
  sections: readonly SectionToWrite[],
): Promise<void> {
  const rows = sections.map(({ externalId, courseCode, code, kind, configuration, capacity, searchText }) => {
    return { externalId, courseCode, code, kind, configuration, capacity, searchText }
  })
  await inBatches(rows, (json) =>
    database.query(
      `insert into section (term_id, course_id, component_id, external_id, code, capacity, search_text)
       select $1, c.id, p.id, s."externalId", s.code, s.capacity, s."searchText"
       from jsonb_to_recordset($2::jsonb) as s ("externalId" text, "courseCode" text, code text, kind text,
         configuration smallint, capacity integer, "searchText" text)
       join course c on c.term_id = $1 and c.code = s."courseCode"
       join component p on p.course_id = c.id and p.configuration = s.configuration and p.kind = s.kind
       on conflict (term_id, external_id) do update set course_id = excluded.course_id,
         component_id = excluded.component_id, code = excluded.code, capacity = excluded.capacity,
         search_text = excluded.search_text, withdrawn_at = null`,
      [termId, json],
    ),
  )
  await analyse(database, 'section')
}

/** Sets the parents of sections that are all stored by now. */
export async function writeParents(
  database: Queryable,
  termId: string,
  sections: readonly CatalogueSection[],
): Promise<void> {
  const rows = sections.map(({ externalId, parentExternalId }) => ({ externalId, parentExternalId }))
  await inBatches(rows, (json) =>
    database.query(
      `update section child set parent_id = parent.id
       from jsonb_to_recordset($2::jsonb) as s ("externalId" text, "parentExternalId" text)
       left join section parent on parent.term_id = $1 and parent.external_id = s."parentExternalId"
       where child.term_id = $1 and child.external_id = s."externalId" and child.parent_id is distinct from parent.id`,
      [termId, json],
    ),
  )
}

/** Takes sections out of the catalogue; their rows and enrolments stay. */
export async function withdrawSections(
  database: Queryable,
  termId: string,
  externalIds: readonly string[],
): Promise<void> {
  await database.query(
    `update section set withdrawn_at = now()
     where term_id = $1 and external_id = any ($2) and withdrawn_at is null`,
    [termId, externalIds],
  )
}
