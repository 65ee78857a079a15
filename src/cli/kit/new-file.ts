import { rm, writeFile } from 'node:fs/promises'
import { PlainError } from './plain-error'

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
