import type { Database } from '../../../../src/cloud/kernel/database/database'
import { writeInstitution } from '../../../../src/cloud/school/tables/institution'
import { operations } from '../../../../src/contract/operations'
import { closeTestDatabase, openTestDatabase } from '../../../support/database'
import { openCollege, startTestServer, type TestServer, termId } from '../../../support/small-college'

let database: Database
let campus: TestServer

beforeAll(async () => {
  database = await openTestDatabase()
  await openCollege(database)
  campus = await startTestServer(database)
})

afterAll(async () => {
  await campus.server.close()
  await closeTestDatabase(database)
})

async function told() {
  const reply = await campus.call('getInstitution', {})
  if (!reply.ok) throw new Error('the institution was not told')
  return operations.getInstitution.reply.parse(reply.value)
}

test('anybody is told of the school, with its term and its clock', async () => {
  const { institution, currentTermId, schoolClock } = await told()
  expect(institution.timeZone).toBe('Asia/Shanghai')
  expect(currentTermId).toBe(termId)
  expect(schoolClock.map(({ minutes }) => minutes)).toEqual([480])
})

test('another time zone is told with its changes as soon as it is set', async () => {
  await writeInstitution(database, { timeZone: 'America/Chicago' })
  const { schoolClock, serverTime } = await told()
  const thisYear = schoolClock.filter(({ from }) => from.startsWith(serverTime.slice(0, 4)))
  expect(thisYear.map(({ minutes }) => minutes)).toEqual([-300, -360])
  const [, second] = schoolClock
  expect(second && Date.parse(second.from)).toBeLessThan(Date.parse(serverTime))
  expect(Date.parse(schoolClock.at(-1)?.from ?? '')).toBeGreaterThan(Date.parse(serverTime))
})
