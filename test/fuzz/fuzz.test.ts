import { operations as declared } from '../../src/contract/operations'
import { leaksIn } from '../bench/fuzz/leaks'
import { type FuzzOptions, type FuzzResult, runFuzz } from '../bench/fuzz/run-fuzz'
import { WrittenTables } from '../bench/fuzz/written-tables'
import { closeTestDatabase, openTestDatabase } from '../support/database'
import { hangMs } from '../support/patience'

const seed = Number(process.env.FUZZ_SEED ?? 2026)

/** Hostile requests against a college of their own; `spoil` breaks the database under the server first. The bench is stricter about time. */
async function fuzz(options: Omit<FuzzOptions, 'database' | 'seed'>): Promise<FuzzResult> {
  const database = await openTestDatabase()
  try {
    return await runFuzz({ database, seed, hangMs, ...options })
  } finally {
    await closeTestDatabase(database)
  }
}

const kindsOf = ({ findings }: FuzzResult) => new Set(findings.map(({ kind }) => kind))

test('200 hostile requests of every operation break nothing, write nothing and learn nothing', async () => {
  const { findings, operations, requests, accepted, acceptedWrites } = await fuzz({ requestsEach: 200 })
  expect({ seed, findings: findings.slice(0, 5) }).toEqual({ seed, findings: [] })
  expect(operations).toBe(Object.keys(declared).length)
  expect(requests).toBe(operations * 200)
  // Hostile requests that all stay at the door would prove nothing about what is behind it.
  expect(accepted).toBeGreaterThan(requests / 10)
  expect(acceptedWrites).toBeGreaterThan(requests / 20)
})

test('an outage is found', async () => {
  const spoil = 'alter table institution rename to institution_gone'
  const result = await fuzz({ requestsEach: 40, names: ['getInstitution'], spoil })
  expect(kindsOf(result)).toEqual(new Set(['serverErrors']))
})

test('a call that is not answered is found', async () => {
  const spoil = `create function wait_here() returns trigger language plpgsql as 'begin perform pg_sleep(1); return new; end';
    create trigger wait_here before insert on session execute function wait_here()`
  // No stopwatch: what waits longer than this waits for the database, which sleeps five times as long.
  const result = await fuzz({ requestsEach: 40, names: ['signIn'], spoil, hangMs: 200 })
  expect(kindsOf(result)).toContain('hangs')
})

test('what a refused call leaves behind is found', async () => {
  const spoil = `create function also_told() returns trigger language plpgsql as
      'begin update account set created_at = now(); return null; end';
    create trigger also_told after insert on binding_attempt execute function also_told()`
  const result = await fuzz({ requestsEach: 200, names: ['bindStudent'], spoil })
  expect(result.findings.map(({ kind, detail }) => `${kind} ${detail}`)).toContain(
    'writes account after binding_refused',
  )
})

test('a reply in another form is found', async () => {
  const spoil = `alter table institution drop constraint institution_brand_colour_check;
    update institution set brand_colour = 'blue'`
  const result = await fuzz({ requestsEach: 40, names: ['getInstitution'], spoil })
  expect(kindsOf(result)).toEqual(new Set(['misfits']))
})

test('what is told to the wrong people is found', async () => {
  const spoil = `update institution set help_contact = (select name from student order by id limit 1)`
  const result = await fuzz({ requestsEach: 40, names: ['getInstitution'], spoil })
  expect(new Set(result.findings.map(({ kind, detail }) => `${kind} ${detail}`))).toEqual(
    new Set(['leaks the name of the student']),
  )
})

test.each([
  'error: relation "student" does not exist',
  'duplicate key value violates unique constraint "account_openid_key"',
  'TypeError: x is not a function\n    at run (/app/index.cjs:1:2)',
  'connect ECONNREFUSED 127.0.0.1:5432',
])('words from inside are found: %s', (words) => {
  expect(leaksIn(words, '', ['nobody'], [])).not.toEqual([])
})

test('whatever is written is noted and put back, whichever way it is written', async () => {
  const database = await openTestDatabase()
  const tables = await WrittenTables.watch(database)
  const frame = await tables.frame()
  await database.query(`insert into department (code, name) values ('CS', '计算机')`)
  await database.query('update catalogue_version set version = version + 1')
  expect(await tables.takeBack()).toEqual(['catalogue_version', 'department'])
  expect((await database.query('select from department')).rowCount).toBe(0)
  await database.query('truncate cooling_seat')
  expect(await tables.takeBack()).toEqual(['cooling_seat'])
  expect(await tables.takeBack()).toEqual([])
  expect(await tables.frame()).toBe(frame)
  await database.query('create table extra (id integer)')
  expect(await tables.frame()).not.toBe(frame)
  await closeTestDatabase(database)
})
