import { rm, writeFile } from 'node:fs/promises'
import { say } from './language'
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
      throw new PlainError(
        say(
          `${path} 已经有了，保持原样。请换一个文件名，或把它移走。`,
          `${path} exists already and is left as it is. Name another file, or move it away.`,
        ),
        {
          cause,
        },
      )
    throw new PlainError(
      say(
        `${path} 写不了（${code}）。请写到有权限的文件夹。`,
        `${path} cannot be written (${code}). Name a file in a folder you may write to.`,
      ),
      { cause },
    )
  }
  return () => rm(path, { force: true })
}
