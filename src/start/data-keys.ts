import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/**
 * The keys that seal personal data in the preview: those of the environment, else one of our own that is made once and
 * kept in `file`, beside the data it seals. A real server never makes one: a lost key is lost data.
 */
export async function previewDataKeys(file: string): Promise<string> {
  const given = process.env.CAMPUS_DATA_KEYS
  if (given) return given
  const kept = await readFile(file, 'utf8').catch(() => '')
  if (kept.trim() !== '') return kept.trim()
  const made = `preview:${randomBytes(32).toString('base64')}`
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, `${made}\n`, { mode: 0o600 })
  return made
}
