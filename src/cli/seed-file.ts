import { randomBytes } from 'node:crypto'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { PlainError } from './plain-error'

/** 256 bits of chance as 64 hexadecimal digits. */
export function makeSeed(): string {
  return randomBytes(32).toString('hex')
}

/** The seed in a file of `draw commit`. */
export async function readSeed(path: string): Promise<string> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new PlainError(`There is no seed file ${path} that can be read. Give the file that draw commit wrote.`, {
      cause,
    })
  })
  const seed = text.trim()
  if (/^[0-9a-f]{64}$/.test(seed)) return seed
  throw new PlainError(
    `${path} holds no seed: a seed is 64 digits of 0-9 and a-f. Give the file that draw commit wrote.`,
  )
}

/** Writes a file that must not exist yet, a secret one for its owner alone; returns what removes it again. */
export async function keepNewFile(
  path: string,
  text: string,
  { isSecret }: { isSecret: boolean },
): Promise<() => Promise<void>> {
  try {
    await writeFile(path, text, { flag: 'wx', mode: isSecret ? 0o600 : 0o644, flush: true })
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : ''
    if (code === 'EEXIST')
      throw new PlainError(`${path} exists already and is left as it is. Name another file, or move it away.`, {
        cause,
      })
    throw new PlainError(`${path} cannot be written (${code}). Name a file in a folder you may write to.`, { cause })
  }
  return () => rm(path, { force: true })
}
