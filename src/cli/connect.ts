import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Database, openDatabase } from '../cloud/tables/database'
import { PlainError } from './plain-error'

export const root = join(__dirname, '../..')

/** Where `npm start` notes the address of its own database while it runs. */
const previewNote = join(root, '.data/database-url')

/** Runs a command on the database of DATABASE_URL, or on that of the running preview. */
export async function withDatabase<Value>(
  work: (database: Database) => Promise<Value>,
  connectionsMax = 2,
): Promise<Value> {
  const database = openDatabase(await databaseUrl(), connectionsMax)
  try {
    return await work(database)
  } finally {
    await database.end()
  }
}

async function databaseUrl(): Promise<string> {
  const own = process.env.DATABASE_URL
  if (own) return own
  const noted = await readFile(previewNote, 'utf8').catch(() => '')
  if (noted.trim() !== '') return noted.trim()
  throw new PlainError(
    'Which database? Set DATABASE_URL=postgres://user:password@host:5432/name, or run npm start in another window.',
  )
}
