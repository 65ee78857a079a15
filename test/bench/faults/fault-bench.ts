import { join } from 'node:path'
import { type Database, openDatabase } from '../../../src/cloud/kernel/database/database'
import { migrate } from '../../../src/cloud/kernel/database/migrate'
import { type RunningPostgres, startPostgres } from '../../../src/start/embedded-postgres'
import { type Relay, relayedUrl, startRelay } from '../../support/relay'
import { buildServed, type ServedProcess, serveBuilt } from '../../support/served-process'
import { addSessions, collegeLoad, type Load } from '../enrolment/load'

/** What every fault is made in: a college on a PostgreSQL of its own, reached by servers through a relay. */
export interface FaultBench {
  database: Database
  relay: Relay
  load: Load
  /** Starts another server, by way of the relay; it ends with the bench at the latest. */
  serve(settings?: Record<string, string>): Promise<ServedProcess>
}

/** More sections than requests of one part, so that few are refused and there is something to lose. */
const college = { courseCount: 200, sectionsPerCourse: 3, studentCount: 5000, capacity: 60 }

export async function withFaultBench<Value>(work: (bench: FaultBench) => Promise<Value>): Promise<Value> {
  const postgres: RunningPostgres = await startPostgres({ folder: '', isThrowaway: true, onProgress: () => undefined })
  const database = openDatabase(postgres.url, 8)
  const relay = await startRelay(() => Number(new URL(postgres.url).port))
  const built = await buildServed()
  const servers: ServedProcess[] = []
  try {
    await migrate(database, join(__dirname, '../../../src/cloud/migrations'))
    const load = collegeLoad('faults', college, 0.1, null)
    await load.prepare(database)
    await addSessions(database)
    await database.query('analyze')
    const serve: FaultBench['serve'] = async (settings = {}) => {
      const server = await serveBuilt(built.folder, relayedUrl(postgres.url, relay), {
        CAMPUS_LOG_LEVEL: 'error',
        CAMPUS_ADDRESS_CALLS_PER_MINUTE: '1000000',
        ...settings,
      })
      servers.push(server)
      return server
    }
    return await work({ database, relay, load, serve })
  } finally {
    for (const server of servers) await server.kill()
    await relay.stop()
    await database.end()
    await postgres.stop()
    await built.remove()
  }
}

export function portOf({ url }: ServedProcess): number {
  return Number(new URL(url).port)
}
