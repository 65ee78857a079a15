import { join } from 'node:path'
import { openDatabase } from '../../src/cloud/kernel/database/database'
import { migrate } from '../../src/cloud/kernel/database/migrate'
import { startPostgres } from '../../src/start/embedded-postgres'
import { adminUrlVariable, rememberStop, templateDatabase, urlOfDatabase } from './test-postgres'

/**
 * Jest's globalSetup of a lane: one PostgreSQL of its own for the whole run, and in it a migrated,
 * empty database from which every test file clones its own.
 */
export default async function startTestPostgres(): Promise<void> {
  const postgres = await startPostgres({ folder: '', isThrowaway: true, onProgress: () => undefined })
  rememberStop(postgres.stop)
  process.env[adminUrlVariable] = postgres.url
  try {
    const admin = openDatabase(postgres.url, 1)
    await admin.query(`create database ${templateDatabase}`)
    await admin.end()
    const template = openDatabase(urlOfDatabase(templateDatabase), 2)
    await migrate(template, join(__dirname, '../../src/cloud/migrations'))
    await template.end()
  } catch (error) {
    await postgres.stop()
    throw error
  }
}
