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

export async function readTerm(database: Queryable, termId: string): Promise<Term | null> {
  return (await readTerms(database)).find((term) => term.id === termId) ?? null
}

/** Adds a term; false when its id is taken. The first day must be a Monday. */
export async function addTerm(
  database: Queryable,
  term: { id: string; name: string; nameEn: string | null; startsOn: string; weekCount: number },
): Promise<boolean> {
  const { rowCount } = await database.query(
    `insert into term (id, name, name_en, starts_on, week_count) values ($1, $2, $3, $4, $5) on conflict do nothing`,
    [term.id, term.name, term.nameEn, term.startsOn, term.weekCount],
  )
  return rowCount === 1
}

/** Keeps every other import out of a term until the transaction ends; enrolment goes on. */
export async function lockTerm(database: Queryable, termId: string): Promise<void> {
  await database.query('select 1 from term where id = $1 for no key update', [termId])
}
