import type { Term } from '../../contract/catalogue'
import type { Queryable } from './database'

/** All terms, newest first. */
export async function readTerms(database: Queryable): Promise<Term[]> {
  const { rows } = await database.query<Term>({
    name: 'read-terms',
    text: `select id, name, name_en as "nameEn", starts_on as "startsOn", week_count as "weekCount"
      from term order by starts_on desc`,
  })
  return rows
}
