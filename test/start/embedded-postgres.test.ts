import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../../src/cloud/kernel/database/database'
import { startPostgres } from '../../src/start/embedded-postgres'
import { closeTestDatabase, openTestDatabase } from '../support/database'
import { hangMs } from '../support/patience'

let folder = ''
const start = () => startPostgres({ folder, onProgress: () => undefined })

beforeAll(async () => {
  const parent = await mkdtemp(join(tmpdir(), 'campus-start-'))
  // PostgreSQL is another user when we are root, and has to get through.
  await chmod(parent, 0o711)
  folder = join(parent, 'postgres')
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
})

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
  expect((await stat(join(folder, 'password'))).mode & 0o777).toBe(0o600)
  await stop()
})

test('a second preview of the same folder is refused while the first one runs', async () => {
  const { stop } = await start()
  const ownerFile = join(folder, 'owner')
  const owner = await readFile(ownerFile, 'utf8')
  // Jest itself is the first one here; the process that started this test stands in for another preview.
  const parentCommand = (await readFile(`/proc/${process.ppid}/cmdline`, 'utf8').catch(() => '')).replaceAll('\0', ' ')
  await writeFile(ownerFile, `${process.ppid}\n${parentCommand.trim()}`)
  if (process.platform === 'linux')
    await expect(start()).rejects.toThrow(`This folder's database is in use by process ${process.ppid}`)
  await writeFile(ownerFile, owner)
  await stop()
})

test('a lock file left by a machine that lost power does not stop the next start', async () => {
  await writeFile(join(folder, 'cluster', 'postmaster.pid'), `${process.pid}\n/elsewhere\n`)
  await writeFile(join(folder, 'owner'), `${process.pid + 1}\na program long gone`)
  const { url, stop } = await start()
  expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }])
  await stop()
})

test('root below a folder that only root may enter gets a database too, and hears where it is', async () => {
  const parent = await mkdtemp(join(tmpdir(), 'campus-private-'))
  await chmod(parent, 0o700)
  const lines: string[] = []
  const { url, stop } = await startPostgres({
    folder: join(parent, 'postgres'),
    onProgress: (line) => lines.push(line),
  })
  expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }])
  await stop()
  const away = lines[0]?.split('its data lie in ')[1]
  expect(away !== undefined).toBe(process.getuid?.() === 0)
  if (away) await rm(away, { recursive: true })
  await rm(parent, { recursive: true })
})

test('a database for tests ends and leaves nothing when the run is killed', async () => {
  if (process.platform === 'win32') return
  const launcher = join(__dirname, '../../src/start/embedded-postgres.ts')
  const program = `require(${JSON.stringify(launcher)})
    .startPostgres({ folder: '', isThrowaway: true, onProgress() {} }).then(({ url }) => process.stdout.write(url))
    setInterval(() => {}, 1000)`
  const run = spawn(process.execPath, ['--import', 'tsx', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [url] = (await once(run.stdout, 'data')) as [Buffer]
  const [{ data_directory: cluster }] = (await ask<{ data_directory: string }>(
    url.toString(),
    "select setting as data_directory from pg_settings where name = 'data_directory'",
  )) as [{ data_directory: string }]
  run.kill('SIGKILL')
  await expect(untilGone(join(cluster, '..'))).resolves.toBeUndefined()
})

async function untilGone(path: string): Promise<void> {
  const endMs = Date.now() + hangMs
  while (Date.now() < endMs) {
    const isThere = await stat(path).then(
      () => true,
      () => false,
    )
    if (!isThere) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`${path} is still there`)
}
