import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Database, openDatabase } from '../../cloud/kernel/database/database'
import { Vault } from '../../cloud/kernel/vault/vault'
import { readSealedSamples } from '../../cloud/people/tables/sealed-columns'
import { say } from './language'
import { PlainError } from './plain-error'

export const root = join(__dirname, '../../..')

/** Where `npm start` notes the address of its own database while it runs, and keeps the keys of what it holds. */
const previewNote = join(root, '.data/database-url')
const previewKeys = join(root, '.data/data-keys')
const previewUrl = join(root, '.data/server-url')

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

/** As {@link withDatabase}, with the keys that seal its personal data. */
export async function withVault<Value>(work: (database: Database, vault: Vault) => Promise<Value>): Promise<Value> {
  return withDatabase(async (database) => {
    const vault = await givenVault()
    await refuseOtherKeys(database, vault)
    return work(database, vault)
  })
}

async function databaseUrl(): Promise<string> {
  const own = process.env.DATABASE_URL
  if (own) return own
  const noted = await noteIn(previewNote)
  if (noted !== '') return noted
  throw new PlainError(
    say(
      '用哪个数据库？请设置 DATABASE_URL=postgres://user:password@host:5432/name，或在另一个窗口运行 npm start。',
      'Which database? Set DATABASE_URL=postgres://user:password@host:5432/name, or run npm start in another window.',
    ),
  )
}

/** The keys of the environment. Only the preview's own database is ever opened with the preview's keys. */
async function givenVault(): Promise<Vault> {
  const keys = process.env.CAMPUS_DATA_KEYS || (process.env.DATABASE_URL ? '' : await noteIn(previewKeys))
  if (keys === '')
    throw new PlainError(
      say(
        '用哪些密钥？请把 CAMPUS_DATA_KEYS 设为服务器的密钥，否则不能读写个人数据。',
        'Which keys? Set CAMPUS_DATA_KEYS to those of the server: without them personal data can be neither read nor written.',
      ),
    )
  try {
    return new Vault(keys)
  } catch (cause) {
    throw new PlainError(
      say('CAMPUS_DATA_KEYS 写得不对。', `CAMPUS_DATA_KEYS ${cause instanceof Error ? cause.message : 'is wrong'}`),
      { cause },
    )
  }
}

/** What is sealed with other keys than the rest could never be read by the server: better to find out before. */
async function refuseOtherKeys(database: Database, vault: Vault): Promise<void> {
  for (const { field, id, sealed } of await readSealedSamples(database)) {
    try {
      vault.open(field, id, sealed)
    } catch (cause) {
      const key = sealed.slice(0, sealed.indexOf('.'))
      throw new PlainError(
        say(
          `CAMPUS_DATA_KEYS 里没有加密这个数据库的密钥 ${key}，请用它的服务器的密钥。`,
          `CAMPUS_DATA_KEYS has not the key ${key} with which this database is sealed. Give the keys of its server.`,
        ),
        { cause },
      )
    }
  }
}

/** Where the preview that runs here answers; empty when none runs. */
export function runningPreview(): Promise<string> {
  return noteIn(previewUrl)
}

async function noteIn(file: string): Promise<string> {
  return (await readFile(file, 'utf8').catch(() => '')).trim()
}
