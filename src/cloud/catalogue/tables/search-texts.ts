import type { SectionId } from '../../../contract/catalogue/ids'
import type { SearchableSection } from '../../../rules/catalogue/search-text'
import { inBatches } from '../../kernel/database/batches'
import type { Queryable } from '../../kernel/database/database'

/**
 * The sections whose search text does not begin with `head`, locked in id order until the transaction ends, so that two
 * processes that start together do not make the same texts twice.
 */
export async function lockOutdatedTexts(
  database: Queryable,
  head: string,
): Promise<(SearchableSection & { id: SectionId })[]> {
  const { rows } = await database.query<SearchableSection & { id: SectionId }>(
    `select s.id, c.code as "courseCode", s.code as "sectionCode", c.title, c.title_en as "titleEn",
       coalesce((
         select jsonb_agg(jsonb_build_object('name', t.name, 'nameEn', t.name_en) order by st.position)
         from section_teacher st join teacher t on t.id = st.teacher_id where st.section_id = s.id), '[]') as teachers
     from section s join course c on c.id = s.course_id
     where not starts_with(s.search_text, $1)
     order by s.id for no key update of s`,
    [head],
  )
  return rows
}

export async function writeSearchTexts(
  database: Queryable,
  texts: readonly { id: SectionId; searchText: string }[],
): Promise<void> {
  await inBatches(texts, (json) =>
    database.query(
      `update section s set search_text = t."searchText"
       from jsonb_to_recordset($1::jsonb) as t (id integer, "searchText" text) where s.id = t.id`,
      [json],
    ),
  )
}
