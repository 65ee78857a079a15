import type { Term } from '../../../contract/school/institution'
import type { Queryable } from '../../kernel/database/database'

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

/** Changes a term that is there. */
export async function updateTerm(database: Queryable, term: Term): Promise<void> {
  await database.query('update term set name = $2, name_en = $3, starts_on = $4, week_count = $5 where id = $1', [
    term.id,
    term.name,
    term.nameEn,
    term.startsOn,
    term.weekCount,
  ])
  // Phones learn of it as of every change of what is taught.
  await database.query('update catalogue_version set version = version + 1')
}

/** What a term holds: nothing of it may be lost with the term. */
export async function countOfTerm(
  database: Queryable,
  termId: string,
): Promise<{ courses: number; rounds: number; lastWeek: number }> {
  const { rows } = await database.query<{ courses: number; rounds: number; lastWeek: number }>(
    `select (select count(*) from course where term_id = $1) as courses,
       (select count(*) from selection_round where term_id = $1) as rounds,
       (select coalesce(max(length(ltrim(m.weeks::bit(53)::text, '0'))), 0)
        from meeting m join section s on s.id = m.section_id where s.term_id = $1) as "lastWeek"`,
    [termId],
  )
  return rows[0] ?? { courses: 0, rounds: 0, lastWeek: 0 }
}

/** Keeps everybody out of a term, courses and rounds that are being added too, until the transaction ends. */
export async function lockTermToRemove(database: Queryable, termId: string): Promise<void> {
  await database.query('select 1 from term where id = $1 for update', [termId])
}

/** Removes a term that holds nothing. */
export async function removeTerm(database: Queryable, termId: string): Promise<void> {
  await database.query('delete from term where id = $1', [termId])
}

/** Keeps every other import out of a term until the transaction ends; enrolment goes on. */
export async function lockTerm(database: Queryable, termId: string): Promise<void> {
  await database.query('select 1 from term where id = $1 for no key update', [termId])
}
