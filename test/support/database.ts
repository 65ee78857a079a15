import { randomUUID } from 'node:crypto'
import { type Database, openDatabase } from '../../src/cloud/kernel/database/database'
import { adminUrlVariable, templateDatabase, urlOfDatabase } from './test-postgres'

const openPools = new Map<Database, string>()

async function asAdmin(statement: string): Promise<void> {
  const admin = openDatabase(process.env[adminUrlVariable] ?? urlOfDatabase('postgres'), 1)
  try {
    await admin.query(statement)
  } finally {
    await admin.end()
  }
}

/** Clones `template` under a new name and returns the clone's address. About 40 ms. */
export async function cloneTestDatabase(template: string = templateDatabase): Promise<string> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await asAdmin(`create database ${name} template ${template} strategy file_copy`)
  return urlOfDatabase(name)
}

/**
 * A migrated, empty database for this test file alone, on a real PostgreSQL.
 * Hand it to `closeTestDatabase` in `afterAll`.
 */
export async function openTestDatabase(connectionsMax = 8): Promise<Database> {
  const url = await cloneTestDatabase()
  const database = openDatabase(url, connectionsMax)
  openPools.set(database, new URL(url).pathname.slice(1))
  return database
}

/** The address of a database from `openTestDatabase`, for code that opens its own connections. */
export function urlOfTestDatabase(database: Database): string {
  const name = openPools.get(database)
  if (name === undefined) throw new Error('not a database from openTestDatabase')
  return urlOfDatabase(name)
}

/** Closes the pool and drops the database. */
export async function closeTestDatabase(database: Database): Promise<void> {
  const name = openPools.get(database)
  openPools.delete(database)
  await database.end()
  if (name !== undefined) await asAdmin(`drop database ${name} with (force)`)
}
