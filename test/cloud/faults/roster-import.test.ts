import {
  closeServerDatabases,
  inTransaction,
  openServerDatabases,
  type ServerDatabases,
} from '../../../src/cloud/kernel/database/database'
import { applyRoster } from '../../../src/cloud/people/roster/apply-roster'
import { planRoster } from '../../../src/cloud/people/roster/plan-roster'
import { openCampus, phones } from '../../support/campus'
import { testVault } from '../../support/data-keys'
import { urlOfTestDatabase } from '../../support/database'
import { addCourse, newRequestId, startTestServer, type TestServer } from '../../support/small-college'
import { removeFiles } from '../catalogue/import/files'
import { freshman, rosterCsv, rosterOf } from '../people/roster/rosters'

const campus = openCampus()
let databases: ServerDatabases
let server: TestServer

beforeAll(async () => {
  databases = openServerDatabases(urlOfTestDatabase(campus.database), 8)
  server = await startTestServer(databases.database, databases)
})
afterAll(async () => {
  await server.server.close()
  await closeServerDatabases(databases)
  await removeFiles()
})

async function untilImportWaits(): Promise<void> {
  for (;;) {
    const { rows } = await campus.database.query(
      `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
       and query like '%guardian%'`,
    )
    if (rows.length > 0) return
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

test('while a roster is imported, whoever it does not change chooses, and whoever it changes is told to come back', async () => {
  const [changed, other] = await phones(campus, 2)
  if (!changed || !other) throw new Error('two students')
  await campus.database.query(`update student set number = '2600001' where id = $1`, [changed.id])
  const { sectionIds } = await addCourse(campus.database, { code: 'ROSTER 1' }, [{ code: '01' }])
  const request = { requestId: newRequestId(), sectionIds: Object.values(sectionIds) }
  const reading = await rosterOf(rosterCsv(freshman('2600001', { name: '许知行', guardian1_name: '何清' })))
  const shown = await planRoster(campus.database, testVault, reading, false)
  // The import stands still in the middle, with the student locked and changed, and the guardian not yet written.
  const { imported } = await inTransaction(campus.database, async (connection) => {
    await connection.query('lock table guardian in share row exclusive mode')
    const work = applyRoster(campus.database, testVault, reading, { shown, bringsBack: false, now: campus.now })
    await untilImportWaits()
    expect((await server.call('selectSections', request, changed.token)).ok).toBe(false)
    const others = { ...request, requestId: newRequestId() }
    expect((await server.call('selectSections', others, other.token)).ok).toBe(true)
    const again = await server.call('selectSections', request, changed.token)
    expect(again).toMatchObject({ ok: false, refusals: [{ code: 'busy' }] })
    return { imported: work }
  })
  await imported
  expect((await server.call('selectSections', request, changed.token)).ok).toBe(true)
})
