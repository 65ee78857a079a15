import { applyImport } from '../../../../src/cloud/catalogue/import/apply-import'
import { planImport } from '../../../../src/cloud/catalogue/import/plan-import'
import { leaveCapacityToFile, setCapacity } from '../../../../src/cloud/catalogue/tables/sections'
import type { Database } from '../../../../src/cloud/kernel/database/database'
import { PlanOutdated } from '../../../../src/cloud/kernel/table-file/changes-outdated'
import type { SectionId } from '../../../../src/contract/catalogue/ids'
import { closeTestDatabase, openTestDatabase } from '../../../support/database'
import { addStudents, newRequestId, only, openCollege, startTestServer, termId } from '../../../support/small-college'
import { csvOf, readingOf, removeFiles, row } from './files'

let database: Database

beforeEach(async () => {
  database = await openTestDatabase()
  await openCollege(database)
})
afterEach(() => closeTestDatabase(database))
afterAll(removeFiles)

async function importing(text: string) {
  const reading = await readingOf(text)
  const plan = await planImport(database, termId, reading)
  await applyImport(database, termId, reading, plan)
  return plan
}

async function everything() {
  const { rows } = await database.query(
    `select s.id, s.external_id, s.capacity, s.withdrawn_at, s.search_text, c.title, p.kind, s.parent_id,
       (select count(*) from meeting m where m.section_id = s.id) as meetings
     from section s join course c on c.id = s.course_id join component p on p.id = s.component_id order by s.external_id`,
  )
  return rows
}

async function sectionId(externalId: string): Promise<SectionId> {
  const { rows } = await database.query<{ id: SectionId }>('select id from section where external_id = $1', [
    externalId,
  ])
  const id = rows[0]?.id
  if (id === undefined) throw new Error(`no section ${externalId}`)
  return id
}

async function enrol(count: number, externalId: string): Promise<void> {
  const { call, server } = await startTestServer(database)
  const id = await sectionId(externalId)
  for (const { token } of await addStudents(database, count))
    expect(await call('selectSections', { requestId: newRequestId(), sectionIds: [id] }, token)).toMatchObject({
      ok: true,
    })
  await server.close()
}

const lab = row('A1', { component: 'lab', parent_section_id: 'A', weekday: '2' })

test('importing a file twice changes nothing the second time', async () => {
  const first = await importing(csvOf(row('A'), lab, row('B')))
  expect(first.changeCount).toBe(4)
  const before = await everything()
  const again = await importing(csvOf(row('A'), lab, row('B')))
  expect([again.changeCount, again.sectionsToReindex.length]).toEqual([0, 0])
  expect(await everything()).toEqual(before)
})

test('a section keeps its id when the registrar changes it, and is found under its new title', async () => {
  await importing(csvOf(row('A')))
  const id = await sectionId('A')
  await importing(csvOf(row('A', { course_title: '高等数学', capacity: '45', periods: '1-2' })))
  expect(await everything()).toEqual([
    expect.objectContaining({
      id,
      capacity: 45,
      title: '高等数学',
      meetings: 1,
      search_text: expect.stringContaining('gdsx'),
    }),
  ])
})

test('a section that leaves the file is withdrawn with its students, and comes back as the same one', async () => {
  await importing(csvOf(row('A'), row('B')))
  await enrol(2, 'B')
  const id = await sectionId('B')
  const plan = await importing(csvOf(row('A')))
  expect(plan.withdrawnWithStudents).toEqual([expect.objectContaining({ externalId: 'B', enrolled: 2 })])
  expect((await everything())[1]).toMatchObject({ id, withdrawn_at: expect.any(Date) })
  await importing(csvOf(row('A'), row('B')))
  expect((await everything())[1]).toMatchObject({ id, withdrawn_at: null })
})

test('a capacity below the enrolled students is told, is taken, and costs nobody a seat', async () => {
  await importing(csvOf(row('A'), row('B')))
  await enrol(3, 'A')
  const plan = await importing(csvOf(row('A', { capacity: '2' }), row('B', { capacity: '2' })))
  expect(plan.badRows).toEqual([])
  expect(plan.capacityNotes).toEqual([{ externalId: 'A', said: 2, kind: 'overfull', kept: 30, enrolled: 3 }])
  expect((await everything()).map(({ capacity }) => capacity)).toEqual([2, 2])
  const { rows } = await database.query(`select count(*) from enrolment where status = 'enrolled'`)
  expect(rows[0]).toMatchObject({ count: 3 })
})

test('seats set by hand survive every import until they are left to the file again', async () => {
  await importing(csvOf(row('A'), row('B')))
  const { rows } = await database.query<{ id: SectionId }>(`select id from section where external_id = 'A'`)
  const id = only(rows).id
  await setCapacity(database, id, 44)
  const plan = await importing(csvOf(row('A', { capacity: '31' }), row('B', { capacity: '31' })))
  expect(plan.capacityNotes).toEqual([
    { externalId: 'A', said: 31, kind: 'kept', kept: 44, enrolled: expect.any(Number) },
  ])
  expect((await everything()).map(({ capacity }) => capacity)).toEqual([44, 31])
  expect(await leaveCapacityToFile(database, id)).toBe(true)
  await importing(csvOf(row('A', { capacity: '31' }), row('B', { capacity: '31' })))
  expect((await everything()).map(({ capacity }) => capacity)).toEqual([31, 31])
})

test('a catalogue that changed after the summary was shown is not touched', async () => {
  await importing(csvOf(row('A')))
  const reading = await readingOf(csvOf(row('A', { capacity: '50' })))
  const shown = await planImport(database, termId, reading)
  await importing(csvOf(row('A', { capacity: '40' }), row('B')))
  const before = await everything()
  await expect(applyImport(database, termId, reading, shown)).rejects.toThrow(PlanOutdated)
  expect(await everything()).toEqual(before)
})

test('an import that fails half way leaves nothing behind', async () => {
  const reading = await readingOf(csvOf(row('A'), row('B')))
  const plan = await planImport(database, termId, reading)
  await database.query(`alter table meeting add constraint no_mondays check (weekday <> 1)`)
  await expect(applyImport(database, termId, reading, plan)).rejects.toThrow('no_mondays')
  const { rows } = await database.query(
    'select (select count(*) from course) + (select count(*) from section) as count',
  )
  expect(rows).toEqual([{ count: 0 }])
})

test('two imports at once end as one after the other', async () => {
  const reading = await readingOf(csvOf(row('A'), lab))
  const plan = await planImport(database, termId, reading)
  const both = await Promise.allSettled([1, 2].map(() => applyImport(database, termId, reading, plan)))
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await everything()).toHaveLength(2)
})

test('enrolment goes on while an import writes, and neither waits for the other for ever', async () => {
  await importing(csvOf(row('A', { capacity: '100' }), row('B')))
  const reading = await readingOf(csvOf(row('A', { capacity: '120' }), row('B', { capacity: '31' })))
  const plan = await planImport(database, termId, reading)
  await Promise.all([enrol(20, 'A'), applyImport(database, termId, reading, plan)])
  expect((await everything()).map(({ capacity }) => capacity)).toEqual([120, 31])
})
