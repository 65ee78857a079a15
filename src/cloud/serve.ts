import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { ConfigurationError, readConfiguration } from './configuration'
import {
  closeServerDatabases,
  openDatabase,
  openServerDatabases,
  type ServerDatabases,
} from './kernel/database/database'
import { createGateways } from './kernel/wechat/create-gateways'
import { createServer } from './main'
import { prepareDatabase } from './prepare-database'

/** Twenty thousand phones look at the same seats; a quarter of a second is less than the network takes. */
const readsAgeMaxMs = 250
/** Whatever hangs, the process is gone by then: platforms kill without a word after ten seconds. */
const endWithinMs = 8000

/** The process of the HTTP cloud function: migrates, listens, and leaves in order when it is told to. */
async function serve(): Promise<void> {
  const configuration = readConfiguration(process.env)
  await prepareFirst(configuration.databaseUrl)
  const databases = openServerDatabases(configuration.databaseUrl, configuration.databaseConnectionsMax)
  const server = createServer({
    ...databases,
    configuration,
    gateways: createGateways(configuration.wechat),
    readsAgeMaxMs,
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end(server, databases))
  await server.listen({ host: configuration.host, port: configuration.port })
}

/** Without the haste of calls: a migration may take minutes, and another server that starts waits for it. */
async function prepareFirst(databaseUrl: string): Promise<void> {
  const database = openDatabase(databaseUrl, 2)
  try {
    await prepareDatabase(database, join(__dirname, 'migrations'))
  } finally {
    await database.end()
  }
}

async function end(server: FastifyInstance, databases: ServerDatabases): Promise<void> {
  setTimeout(() => {
    server.log.error({ endWithinMs }, 'ended with calls unanswered')
    process.exit(1)
  }, endWithinMs)
  await server.close()
  await closeServerDatabases(databases)
  process.exit(0)
}

serve().catch((error: unknown) => {
  const text =
    error instanceof ConfigurationError ? error.message : error instanceof Error ? error.stack : String(error)
  process.stderr.write(`${text}\n`)
  process.exit(1)
})
