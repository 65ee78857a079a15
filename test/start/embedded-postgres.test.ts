import { closeTestDatabase, openTestDatabase } from '../support/database'

const opened = openTestDatabase()
afterAll(async () => closeTestDatabase(await opened))

test('a test file gets a migrated database of its own', async () => {
  const database = await opened
  const { rows } = await database.query<{ name: string }>('select name from migration order by name')
  expect(rows[0]?.name).toBe('000001_catalogue.sql')
  const { rows: terms } = await database.query('select * from term')
  expect(terms).toHaveLength(0)
})
