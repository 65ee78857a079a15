import type { SectionId } from '../../../contract/catalogue/ids'
import type { Queryable } from '../../kernel/database/database'

/** Lets students take two sections although their times meet; false when it was allowed before. */
export async function allowClash(database: Queryable, one: SectionId, other: SectionId): Promise<boolean> {
  const { rowCount } = await database.query(
    `insert into allowed_clash (section_id, other_section_id)
     values (least($1::integer, $2::integer), greatest($1::integer, $2::integer)) on conflict do nothing`,
    [one, other],
  )
  return rowCount === 1
}

/** Takes it back; false when it was not allowed. Whoever has both keeps both. */
export async function disallowClash(database: Queryable, one: SectionId, other: SectionId): Promise<boolean> {
  const { rowCount } = await database.query(
    `delete from allowed_clash
     where section_id = least($1::integer, $2::integer) and other_section_id = greatest($1::integer, $2::integer)`,
    [one, other],
  )
  return rowCount === 1
}
