import { join } from 'node:path'
import { ConfigurationError, readConfiguration } from './configuration'
import { createGateways } from './gateways/create-gateways'
import { createServer } from './main'
import { prepareDatabase } from './prepare-database'
import { openDatabase } from './tables/database'

/** The process of the HTTP cloud function: migrates, listens, and leaves in order when it is told to. */
async function serve(): Promise<void> {
  const configuration = readConfiguration(process.env)
  const database = openDatabase(configuration.databaseUrl, configuration.databaseConnectionsMax)
  await prepareDatabase(database, join(__dirname, 'migrations'))
  const server = createServer({ database, configuration, gateways: createGateways(configuration.wechat) })
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      void server
        .close()
        .then(() => database.end())
        .then(() => process.exit(0))
    })
  await server.listen({ host: configuration.host, port: configuration.port })
}

serve().catch((error: unknown) => {
  const text =
    error instanceof ConfigurationError ? error.message : error instanceof Error ? error.stack : String(error)
  process.stderr.write(`${text}\n`)
  process.exit(1)
})
