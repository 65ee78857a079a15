import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chown, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { type PostgresBinaries, preparePostgresBinaries } from './postgres-binaries'
import { chooseHome, chooseUser, makeThrowawayHome } from './postgres-home'
import { commandOf, freePort, type RunAs, run } from './processes'
import { lineForError, StartError } from './start-error'

export interface PostgresOptions {
  /** Keeps the cluster between runs; not used by a throwaway. */
  readonly folder: string
  readonly onProgress: (line: string) => void
  /** A cluster of its own in a temporary folder, without fsync, gone with this process. For tests. */
  readonly isThrowaway?: boolean
  /** Deletes what an earlier run kept. */
  readonly isEmptied?: boolean
}

export interface RunningPostgres {
  /** `postgres://` address of the database `campus`, password included: not for logs. */
  readonly url: string
  /** Ends PostgreSQL by an orderly shutdown. A second call waits for the first. */
  stop(): Promise<void>
}

interface Cluster {
  readonly binaries: PostgresBinaries
  readonly runAs: RunAs
  /** Holds `cluster/`, `password`, `log` and `owner`. */
  readonly home: string
  readonly isThrowaway: boolean
}

const clusterOf = (home: string) => join(home, 'cluster')

/** The process id in PostgreSQL's lock file, if that process lives and is this cluster's postmaster. */
async function livingPostmaster(home: string): Promise<number | null> {
  const text = await readFile(join(clusterOf(home), 'postmaster.pid'), 'utf8').catch(() => '')
  const pid = Number.parseInt(text, 10)
  if (!(pid > 0)) return null
  const command = await commandOf(pid)
  // After a crash the number may belong to anybody by now; only a postgres with our folder is ours.
  const isOurs =
    command !== null && /postgres/.test(command) && (process.platform === 'win32' || command.includes(home))
  return isOurs ? pid : null
}

/** Claims the cluster for this process, so that a second preview does not pull the database from under the first. */
async function claim(home: string): Promise<void> {
  const ownerFile = join(home, 'owner')
  const [pid, command] = (await readFile(ownerFile, 'utf8').catch(() => '')).split('\n')
  if (pid && Number(pid) !== process.pid && (await commandOf(Number(pid))) === command)
    throw new StartError(`This folder's database is in use by process ${pid}. Stop it first (Ctrl-C in its window).`)
  await writeFile(ownerFile, `${process.pid}\n${await commandOf(process.pid)}`)
}

async function passwordOf({ home, runAs }: Cluster): Promise<string> {
  const file = join(home, 'password')
  if (!existsSync(file)) {
    await writeFile(file, randomBytes(24).toString('base64url'), { mode: 0o600 })
    if (runAs) await chown(file, runAs.uid, runAs.gid)
  }
  return readFile(file, 'utf8')
}

/** Makes the cluster beside its final place and renames it, so that an interrupted attempt is never mistaken for one. */
async function initialise({ binaries, runAs, home, isThrowaway }: Cluster): Promise<void> {
  const unfinished = `${clusterOf(home)}.new`
  await rm(unfinished, { recursive: true, force: true })
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'jit=off', 'max_connections=200']
  // The password is 24 random bytes: nobody guesses it, however cheap a guess is, and tests connect thousands of times.
  const hurried = ['fsync=off', 'full_page_writes=off', 'autovacuum=off', 'max_wal_size=256MB', 'scram_iterations=1']
  if (isThrowaway) settings.push(...hurried)
  const { code, output } = await run(
    binaries.path('initdb'),
    [
      ...['-D', unfinished, '--username=campus', '--encoding=UTF8', '--locale=C', '--auth=scram-sha-256'],
      ...[`--pwfile=${join(home, 'password')}`, '--no-instructions', ...(isThrowaway ? ['--no-sync'] : [])],
      ...settings.flatMap((setting) => ['-c', setting]),
    ],
    runAs,
  )
  if (code !== 0) throw new StartError(`PostgreSQL could not make its data folder: ${lastLine(output)}`)
  await rename(unfinished, clusterOf(home))
}

function lastLine(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  return lines.findLast((line) => /FATAL|PANIC|error|No space/.test(line)) ?? lines.at(-1) ?? 'no reason given'
}

/** Starts the postmaster on a free port and returns the port. */
async function startPostmaster({ binaries, runAs, home }: Cluster): Promise<number> {
  const log = join(home, 'log')
  for (let attempt = 1; ; attempt++) {
    await rm(log, { force: true })
    const port = await freePort()
    const args = ['start', '-w', '-t', '60', '-D', clusterOf(home), '-l', log, '-o', `-p ${port}`]
    // Silent, because a postmaster that inherits our pipes would keep them open for as long as it lives.
    const { code } = await run(binaries.path('pg_ctl'), args, runAs, true)
    if (code === 0) return port
    const reason = await readFile(log, 'utf8').catch(() => '')
    const mayPass = /could not bind|could not create any TCP|shared memory block|lock file/.test(reason)
    if (attempt === 3 || !mayPass)
      throw new StartError(`PostgreSQL did not start: ${lastLine(reason)} (whole log: ${log})`)
    await new Promise((resolve) => setTimeout(resolve, 500 * attempt))
  }
}

async function stopPostmaster({ binaries, runAs, home }: Cluster): Promise<void> {
  const stop = (mode: string, seconds: string) =>
    run(binaries.path('pg_ctl'), ['stop', '-w', '-t', seconds, '-m', mode, '-D', clusterOf(home)], runAs)
  const { code } = await stop('fast', '20')
  if (code !== 0 && (await livingPostmaster(home)) !== null) await stop('immediate', '10')
}

/**
 * A tiny shell that outlives us only to end PostgreSQL if we are killed without a chance to do so ourselves:
 * our death closes its input. Windows has no such shell; there the next start cleans up.
 */
async function postGuard({ home, isThrowaway }: Cluster): Promise<ChildProcess | null> {
  const pid = await livingPostmaster(home)
  if (process.platform === 'win32' || pid === null) return null
  const script = `cat >/dev/null; kill -INT "$1" && while kill -0 "$1"; do sleep 0.1; done
    if [ -n "$2" ]; then rm -rf -- "$2"; fi`
  const guard = spawn('/bin/sh', ['-c', script, 'postgres-guard', String(pid), isThrowaway ? home : ''], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  guard.unref()
  if (guard.stdin && 'unref' in guard.stdin && typeof guard.stdin.unref === 'function') guard.stdin.unref()
  return guard
}

async function ensureDatabase(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    const { rowCount } = await client.query("select 1 from pg_database where datname = 'campus'")
    if (rowCount === 0) await client.query('create database campus')
  } finally {
    await client.end()
  }
}

/** Clears what an earlier run left and makes sure that a cluster of our version lies ready. */
async function prepareCluster(cluster: Cluster, isEmptied: boolean): Promise<void> {
  const folder = clusterOf(cluster.home)
  if ((await livingPostmaster(cluster.home)) !== null) await stopPostmaster(cluster)
  else await rm(join(folder, 'postmaster.pid'), { force: true })
  if (isEmptied) await rm(folder, { recursive: true, force: true })
  await passwordOf(cluster)
  if (!existsSync(folder)) await initialise(cluster)
  const madeBy = Number(await readFile(join(folder, 'PG_VERSION'), 'utf8'))
  if (madeBy !== cluster.binaries.majorVersion)
    throw new StartError(
      `The database was made by PostgreSQL ${madeBy} and this is ${cluster.binaries.majorVersion}. Start over with: npm start -- --reset`,
    )
}

/**
 * Starts PostgreSQL from the npm binaries on a free port of 127.0.0.1, without a Unix socket.
 * Runs as an ordinary user even when we are root; ends or clears away what a killed run left behind.
 * Throws a `StartError` whose message is the line to show.
 */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const { folder, onProgress, isThrowaway = false, isEmptied = false } = options
  const runAs = await chooseUser(isThrowaway ? null : clusterOf(folder))
  const binaries = await preparePostgresBinaries(runAs)
  const home = isThrowaway ? await makeThrowawayHome(runAs) : await chooseHome(folder, runAs, onProgress)
  const cluster: Cluster = { binaries, runAs, home, isThrowaway }
  let guard: ChildProcess | null = null

  async function shutDown(): Promise<void> {
    guard?.kill()
    if ((await livingPostmaster(home)) !== null) await stopPostmaster(cluster)
    await rm(isThrowaway ? home : join(home, 'owner'), { recursive: true, force: true })
  }

  await claim(home)
  try {
    await prepareCluster(cluster, isEmptied)
    const port = await startPostmaster(cluster)
    guard = await postGuard(cluster)
    const address = `postgres://campus:${await passwordOf(cluster)}@127.0.0.1:${port}`
    await ensureDatabase(`${address}/postgres`)
    let stopped: Promise<void> | undefined
    const stop = () => {
      stopped ??= shutDown()
      return stopped
    }
    return { url: `${address}/campus`, stop }
  } catch (error) {
    await shutDown()
    const line = lineForError(error)
    throw line === null ? error : new StartError(line, { cause: error })
  }
}
