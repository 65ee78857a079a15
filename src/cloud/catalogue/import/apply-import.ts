import { createHash } from 'node:crypto'
import { type Database, inTransaction, type Queryable } from '../../kernel/database/database'
import { PlanOutdated } from '../../kernel/table-file/changes-outdated'
import { writeDepartments } from '../../school/tables/departments'
import { lockTerm } from '../../school/tables/terms'
import { deleteUnusedComponents, writeComponents } from '../tables/components'
import { writeCourses } from '../tables/courses'
import { writeMeetings } from '../tables/meetings'
import { lockSections, withdrawSections, writeParents, writeSections } from '../tables/sections'
import { writeTeachers } from '../tables/teachers'
import type { CatalogueReading } from './finish-catalogue'
import { type ImportPlan, planImport } from './plan-import'

/**
 * Makes the stored catalogue of the term say what the reading says: all of it or nothing.
 * Throws {@link PlanOutdated} when that is no longer what `shown` announced.
 */
export async function applyImport(
  database: Database,
  termId: string,
  reading: CatalogueReading,
  shown: ImportPlan,
): Promise<void> {
  await inTransaction(database, async (connection) => {
    await lockTerm(connection, termId)
    await lockSections(connection, termId)
    const plan = await planImport(connection, termId, reading)
    if (announced(plan) !== announced(shown))
      throw new PlanOutdated(
        'The catalogue or its enrolments changed since the summary was made. Nothing was imported; run the import again.',
      )
    if (plan.changeCount > 0 || plan.sectionsToReindex.length > 0) await write(connection, termId, plan)
  })
}

async function write(connection: Queryable, termId: string, plan: ImportPlan): Promise<void> {
  const { departments, courses, sections } = plan.changes
  await writeDepartments(connection, [...departments.added, ...departments.changed.map(({ value }) => value)])
  await writeCourses(connection, termId, [...courses.added, ...courses.changed.map(({ value }) => value)])
  await writeComponents(connection, termId, plan.sectionsToWrite)
  await writeSections(connection, termId, [...plan.sectionsToWrite, ...plan.sectionsToReindex])
  await writeParents(connection, termId, plan.sectionsToWrite)
  await writeTeachers(connection, termId, plan.sectionsToWrite)
  await writeMeetings(connection, termId, plan.sectionsToWrite)
  const withdrawn = sections.withdrawn.map((section) => section.externalId)
  await withdrawSections(connection, termId, withdrawn)
  await deleteUnusedComponents(connection, termId)
}

/** What the registrar agreed to, as a digest; students who came or went in the meantime make no difference to it. */
function announced({ changes, badRows }: ImportPlan): string {
  const { departments, courses, sections } = changes
  const digest = createHash('sha256')
  const add = (title: string, items: readonly unknown[]) => {
    digest.update(`${title} ${items.length}\n`)
    for (const item of items) digest.update(JSON.stringify(item))
  }
  add('departments', [...departments.added, ...departments.changed])
  add('courses added', courses.added)
  add('courses changed', courses.changed)
  add('sections added', sections.added)
  add('sections changed', sections.changed)
  add('sections returned', sections.returned)
  add(
    'sections withdrawn',
    sections.withdrawn.map((section) => section.externalId),
  )
  add(
    'bad rows',
    badRows.map((row) => [row.sectionId, row.column]),
  )
  return digest.digest('hex')
}
