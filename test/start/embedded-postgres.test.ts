import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../../src/cloud/tables/database'
import { startPostgres } from '../../src/start/embedded-postgres'
import { closeTestDatabase, openTestDatabase } from '../support/database'

let folder = ''
const lines: string[] = []
const start = () => startPostgres({ folder, onProgress: (line) => lines.push(line) })

beforeAll(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'campus-start-')), 'postgres')
})
afterAll(() => rm(join(folder, '..'), { recursive: true, force: true }))

async function ask<Row extends object>(url: string, question: string): Promise<Row[]> {
  const database = openDatabase(url, 1)
  try {
    const { rows } = await database.query<Row>(question)
    return rows
  } finally {
    await database.end()
  }
}

/** Where this machine let the cluster be: below `folder`, or away from it with a line that says so. */
function homeFolder(): string {
  return lines.find((line) => line.includes('its data lie in'))?.split('its data lie in ')[1] ?? folder
}

test('a test file gets a migrated database of its own', async () => {
  const database = await openTestDatabase()
  const { rows } = await database.query<{ name: string }>('select name from migration order by name')
  expect(rows[0]?.name).toBe('000001_catalogue.sql')
  const { rows: terms } = await database.query('select * from term')
  expect(terms).toHaveLength(0)
  await closeTestDatabase(database)
})

test('what was saved is there again after an orderly stop', async () => {
  const first = await start()
  await ask(first.url, "create table kept as select '选课'::text as word")
  await first.stop()
  const second = await start()
  expect(await ask(second.url, 'select word from kept')).toEqual([{ word: '选课' }])
  await second.stop()
}, 30_000)

test('the database hears this machine only, asks for a password and waits for the disk at every commit', async () => {
  const { url, stop } = await start()
  const settings = await ask<{ name: string; setting: string }>(
    url,
    "select name, setting from pg_settings where name in ('listen_addresses', 'unix_socket_directories', 'fsync', 'synchronous_commit') order by name",
  )
  expect(settings.map(({ name, setting }) => `${name}=${setting}`)).toEqual([
    'fsync=on',
    'listen_addresses=127.0.0.1',
    'synchronous_commit=on',
    'unix_socket_directories=',
  ])
  const withoutPassword = new URL(url)
  withoutPassword.password = 'guess'
  await expect(ask(withoutPassword.href, 'select 1')).rejects.toThrow('password authentication failed')
  expect((await stat(join(homeFolder(), 'password'))).mode & 0o777).toBe(0o600)
  await stop()
}, 30_000)

test('a second preview of the same folder is refused while the first one runs', async () => {
  const { stop } = await start()
  const ownerFile = join(homeFolder(), 'owner')
  const owner = await readFile(ownerFile, 'utf8')
  // Jest itself is the first one here; the process that started this test stands in for another preview.
  const parentCommand = (await readFile(`/proc/${process.ppid}/cmdline`, 'utf8').catch(() => '')).replaceAll('\0', ' ')
  await writeFile(ownerFile, `${process.ppid}\n${parentCommand.trim()}`)
  if (process.platform === 'linux')
    await expect(start()).rejects.toThrow(`This folder's database is in use by process ${process.ppid}`)
  await writeFile(ownerFile, owner)
  await stop()
}, 30_000)

test('a lock file left by a machine that lost power does not stop the next start', async () => {
  await writeFile(join(homeFolder(), 'cluster', 'postmaster.pid'), `${process.pid}\n/elsewhere\n`)
  await writeFile(join(homeFolder(), 'owner'), `${process.pid + 1}\na program long gone`)
  const { url, stop } = await start()
  expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }])
  await stop()
}, 30_000)
