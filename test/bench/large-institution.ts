import { join } from 'node:path'
import { loadDemoInstitution } from '../../src/cloud/demo/load-demo-institution'
import { openDatabase } from '../../src/cloud/kernel/database/database'
import { migrate } from '../../src/cloud/kernel/database/migrate'
import { testVault } from '../support/data-keys'

/** Sections beside those of the demo institution. */
export const addedSectionCount = 5_000

const insertSections = `
  with added_course as (
    insert into course (term_id, code, title, credits)
    select term.id, 'ZZ ' || number, '选修课 ' || number, 1 from term, generate_series(10000, 9999 + $1::int) as number
    returning id, term_id, code, title
  ), added_component as (
    insert into component (course_id, kind) select id, 'lecture' from added_course returning id, course_id
  )
  insert into section (term_id, course_id, component_id, external_id, code, capacity, search_text)
  select added_course.term_id, added_course.id, added_component.id, added_course.code, '01', 30,
    lower(added_course.code) || chr(10) || added_course.title
  from added_course join added_component on added_component.course_id = added_course.id`

/** Fills a new database with the demo institution and 5,000 sections more. */
export async function makeLargeInstitution(databaseUrl: string): Promise<void> {
  const database = openDatabase(databaseUrl, 2)
  try {
    await migrate(database, join(__dirname, '../../src/cloud/migrations'))
    await loadDemoInstitution(database, testVault, new Date())
    await database.query(insertSections, [addedSectionCount])
    await database.query('update catalogue_version set version = version + 1')
  } finally {
    await database.end()
  }
}
