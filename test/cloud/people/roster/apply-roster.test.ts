import type { Database } from '../../../../src/cloud/kernel/database/database'
import { applyRoster } from '../../../../src/cloud/people/roster/apply-roster'
import { planRoster } from '../../../../src/cloud/people/roster/plan-roster'
import type { RosterReading } from '../../../../src/cloud/people/roster/roster'
import { testVault } from '../../../support/data-keys'
import { closeTestDatabase, openTestDatabase } from '../../../support/database'
import { removeFiles } from '../../catalogue/import/files'
import { freshman, rosterCsv, rosterOf } from './rosters'

let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(async () => {
  await closeTestDatabase(database)
  await removeFiles()
})

async function apply(reading: RosterReading, meanwhile: () => Promise<unknown> = async () => undefined): Promise<void> {
  const shown = await planRoster(database, testVault, reading, false)
  await meanwhile()
  await applyRoster(database, testVault, reading, { shown, bringsBack: false, now: new Date() })
}

async function names(): Promise<string[]> {
  const { rows } = await database.query('select name from student order by number')
  return rows.map(({ name }) => name)
}

test('what changed since the summary was made is not overwritten', async () => {
  await apply(await rosterOf(rosterCsv(freshman('1'), freshman('2'))))
  const file = await rosterOf(rosterCsv(freshman('1', { name: '许知行' }), freshman('2', { name: '何敏' })))
  const byHand = () => database.query(`update student set name = '许之远', hand_edited = '{name}' where number = '1'`)
  await expect(apply(file, byHand)).rejects.toThrow('The roster changed since the summary was made')
  expect(await names()).toEqual(['许之远', '许知远'])
  await apply(file)
  expect(await names()).toEqual(['许之远', '何敏'])
})

test('an import that breaks half-way leaves everything as it was', async () => {
  await database.query('alter table guardian add constraint broken check (false) not valid')
  const file = await rosterOf(rosterCsv(freshman('3', { guardian1_name: '何清' })))
  await expect(apply(file)).rejects.toThrow('broken')
  expect(await names()).toHaveLength(2)
  await database.query('alter table guardian drop constraint broken')
  await apply(file)
  expect(await names()).toHaveLength(3)
})

test('two imports at once leave each person once', async () => {
  const file = await rosterOf(rosterCsv(freshman('4', { guardian1_name: '何清' })))
  const outcomes = await Promise.allSettled([apply(file), apply(file)])
  expect(outcomes.some(({ status }) => status === 'fulfilled')).toBe(true)
  const { rows } = await database.query(
    `select g.name from guardian g join student st on st.id = g.student_id where st.number = '4'`,
  )
  expect(rows).toEqual([{ name: '何清' }])
})
