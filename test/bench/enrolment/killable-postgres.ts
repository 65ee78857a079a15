import { spawnSync } from 'node:child_process'
import { setTimeout as delay } from 'node:timers/promises'
import { openDatabase } from '../../../src/cloud/kernel/database/database'
import { type RunningPostgres, startPostgres } from '../../../src/start/embedded-postgres'
import { relayedUrl, startRelay } from '../../support/relay'

export interface KillablePostgres {
  /** The same before and after a crash, as in any institution, by way of a relay; for the crashes only. */
  relayedUrl: string
  /** Without the relay, for what is measured. Changes with a crash. */
  url(): string
  /** `kill -9` of every process of PostgreSQL, then a new start on what it left on disk. */
  crash(): Promise<void>
  stop(): Promise<void>
}

/** A durable PostgreSQL in `folder` that can be killed. Each start finds a new port, so a relay keeps one for all. */
export async function startKillablePostgres(folder: string): Promise<KillablePostgres> {
  const start = () => startPostgres({ folder, onProgress: () => undefined })
  let postgres = await start()
  const portOf = ({ url }: RunningPostgres) => Number(new URL(url).port)
  const relay = await startRelay(() => portOf(postgres))
  return {
    relayedUrl: relayedUrl(postgres.url, relay),
    url: () => postgres.url,
    async crash() {
      await killAll(postgres.url)
      await postgres.stop()
      postgres = await start()
    },
    async stop() {
      await relay.stop()
      await postgres.stop()
    },
  }
}

/** Every process of the PostgreSQL at `url`. The postmaster is stopped first, so that nothing is born meanwhile. */
async function killAll(url: string): Promise<void> {
  const postmaster = await postmasterOf(url)
  process.kill(postmaster, 'SIGSTOP')
  const pids = childrenOf(postmaster)
  for (const pid of [postmaster, ...pids]) signal(pid, 'SIGKILL')
  // The memory they share is free only when the last of them is gone.
  while ([postmaster, ...pids].some((pid) => signal(pid, 0))) await delay(10)
}

/** The process id of the postmaster at `url`, whose children do the work. */
export async function postmasterOf(url: string): Promise<number> {
  const database = openDatabase(url, 1)
  const { rows } = await database.query<{ pid: number }>(
    `select split_part(pg_read_file('postmaster.pid'), chr(10), 1)::integer as pid`,
  )
  await database.end()
  const postmaster = rows[0]?.pid
  if (postmaster === undefined) throw new Error('PostgreSQL did not tell its process id')
  return postmaster
}

export function childrenOf(postmaster: number): number[] {
  const processes = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).stdout.trim().split('\n')
  return processes.flatMap((line) => {
    const [pid, parent] = line.trim().split(/\s+/).map(Number)
    return pid !== undefined && parent === postmaster ? [pid] : []
  })
}

/** False when there is no such process any more. */
function signal(pid: number, what: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, what)
  } catch {
    return false
  }
}
