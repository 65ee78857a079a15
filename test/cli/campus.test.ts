import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Database } from '../../src/cloud/kernel/database/database'
import { readInstitution } from '../../src/cloud/school/tables/institution'
import { csvOf, fileOf, removeFiles, row } from '../cloud/catalogue/import/files'
import { campusCommand, campusProcess } from '../support/command-line'
import { closeTestDatabase, openTestDatabase, urlOfTestDatabase } from '../support/database'

let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(async () => {
  await closeTestDatabase(database)
  await removeFiles()
})

/** Runs the command line as a registrar's script does, without a terminal. */
const campus = (words: string[], databaseUrl = urlOfTestDatabase(database)) => campusCommand(databaseUrl, words)

test('a registrar sets up a term and a round', async () => {
  const unready = await campus(['round', 'list', '--term', 't'])
  expect(unready).toMatchObject({ code: 1, error: expect.stringContaining('Set up the institution first') })
  expect(
    await campus([
      'institution',
      'set',
      '--name',
      '湖畔',
      '--periods',
      '08:00-08:45,08:50-09:35,10:00-10:45,10:50-11:35',
    ]),
  ).toMatchObject({ code: 0 })
  const tuesday = await campus(['term', 'add', 't', '--name', '秋', '--starts-on', '2026-09-08', '--weeks', '18'])
  expect(tuesday).toMatchObject({ code: 1, error: expect.stringContaining('the Monday of that week is 2026-09-07') })
  expect(
    await campus(['term', 'add', 't', '--name', '秋', '--starts-on', '2026-09-07', '--weeks', '18']),
  ).toMatchObject({ code: 0 })
  const words = ['round', 'add', '--term', 't', '--name', '正选', '--credits-max', '20']
  await campus([...words, '--opens', '2026-11-22 09:00', '--closes', '2026-12-01 09:00'])
  const { rows } = await database.query('select opens_at from selection_round')
  expect(rows).toEqual([{ opens_at: new Date('2026-11-22T01:00:00Z') }])
})

test('the school chooses the proof of binding, the privacy text and whom to ask', async () => {
  const proof = await campus(['institution', 'set', '--student-proof', 'password'])
  expect(proof).toMatchObject({ code: 1, error: expect.stringContaining('give activation_code or identity') })
  const words = ['--student-proof', 'identity', '--privacy-version', '2026-09', '--help-contact', '教务处']
  await campus(['institution', 'set', ...words])
  const chosen = { studentProof: 'identity', privacyVersion: '2026-09', helpContact: '教务处' }
  expect(await readInstitution(database)).toMatchObject({ name: '湖畔', ...chosen })
  await campus(['institution', 'set', '--help-contact', ''])
  expect(await readInstitution(database)).toMatchObject({ ...chosen, helpContact: null })
})

test('an import that nobody can agree to changes nothing, and one with --yes is done once', async () => {
  const file = await fileOf(csvOf(row('A'), row('B')))
  const unasked = await campus(['import', 'catalogue', file, '--term', 't'])
  expect(unasked).toMatchObject({ code: 1, error: expect.stringContaining('add --yes') })
  expect(await campus(['import', 'catalogue', file, '--term', 't', '--dry-run'])).toMatchObject({
    code: 0,
    out: expect.stringContaining('Dry run: nothing was changed.'),
  })
  expect((await database.query('select 1 from section')).rows).toHaveLength(0)
  expect(await campus(['import', 'catalogue', file, '--term', 't', '--yes'])).toMatchObject({ code: 0 })
  expect((await database.query('select 1 from section')).rows).toHaveLength(2)
  const again = await campus(['import', 'catalogue', file, '--term', 't', '--yes'])
  expect(again).toMatchObject({ code: 0, out: expect.stringContaining('Nothing to change') })
})

test('a bad row stops the import unless --skip-bad takes the others', async () => {
  const file = await fileOf(csvOf(row('A', { capacity: '33' }), row('B', { weekday: '9' })), 'bad.csv')
  const refused = await campus(['import', 'catalogue', file, '--term', 't', '--yes'])
  expect(refused).toMatchObject({ code: 1, out: expect.stringContaining('line 3, weekday: “9” is not a weekday') })
  const capacities = async () => (await database.query('select capacity from section order by external_id')).rows
  expect(await capacities()).toEqual([{ capacity: 30 }, { capacity: 30 }])
  const { code, out } = await campus(['import', 'catalogue', file, '--term', 't', '--yes', '--skip-bad', '--json'])
  expect(code).toBe(0)
  expect(JSON.parse(out)).toMatchObject({ outcome: 'imported', badRows: [{ line: 3, sectionId: 'B' }] })
  expect(await capacities()).toEqual([{ capacity: 33 }, { capacity: 30 }])
})

test('a file that lacks more than a fifth of the term needs --allow-withdraw', async () => {
  const file = await fileOf(csvOf(row('A', { capacity: '33' })), 'short.csv')
  const refused = await campus(['import', 'catalogue', file, '--term', 't', '--yes'])
  expect(refused).toMatchObject({ code: 1, error: expect.stringContaining('--allow-withdraw') })
  expect((await database.query('select 1 from section where withdrawn_at is not null')).rows).toHaveLength(0)
  expect(await campus(['import', 'catalogue', file, '--term', 't', '--yes', '--allow-withdraw'])).toMatchObject({
    code: 0,
  })
  expect((await database.query('select 1 from section where withdrawn_at is not null')).rows).toHaveLength(1)
})

test('what is wrong is said in one line with the remedy', async () => {
  const nowhere = await campus(['term', 'list'], 'postgres://nobody@127.0.0.1:1/none')
  expect(nowhere).toMatchObject({ code: 1, error: expect.stringContaining('The database does not answer') })
  expect(nowhere.error.trim().split('\n')).toHaveLength(1)
  const unknown = await campus(['import', 'catalogue', 'x.csv', '--term', 'none'])
  expect(unknown.error).toContain('There is no term none.')
  const absent = await campus(['import', 'catalogue', 'x.csv', '--term', 't'])
  expect(absent.error).toContain('There is no such file: x.csv')
})

test('a template needs no database', async () => {
  const path = join(await fileOf('', 'anchor'), '..', 'roster.csv')
  const nowhere = 'postgres://nobody@127.0.0.1:1/none'
  expect(await campus(['template', 'roster', path], nowhere)).toMatchObject({ code: 0 })
  expect(await readFile(path, 'utf8')).toMatch(/^\ufeffkind,student_number/)
})

test('the template is written once and never over another file', async () => {
  const path = join(await fileOf('', 'anchor'), '..', 'mine.csv')
  expect(await campus(['template', 'catalogue', path])).toMatchObject({
    code: 0,
    out: expect.stringContaining('section_id'),
  })
  expect(await readFile(path, 'utf8')).toMatch(/^\ufeffsection_id,course_code/)
  expect(await campus(['template', 'catalogue', path])).toMatchObject({ code: 1 })
})

test('words that are no command, and a question for help, are answered by the way to give them', async () => {
  expect(await campus(['trem', 'list'])).toMatchObject({
    code: 1,
    error: expect.stringContaining("unknown command 'trem'"),
  })
  expect(await campus(['term', '--help'])).toMatchObject({ code: 0, out: expect.stringContaining('list') })
})

test('the program itself says what came out and ends with the code of it', async () => {
  const url = urlOfTestDatabase(database)
  expect(await campusProcess(url, ['term', 'list'])).toMatchObject({ code: 0, out: expect.stringContaining('秋') })
  const unknown = await campusProcess(url, ['import', 'catalogue', 'x.csv', '--term', 'none'])
  expect(unknown).toMatchObject({ code: 1, out: '', error: expect.stringContaining('There is no term none.') })
})
