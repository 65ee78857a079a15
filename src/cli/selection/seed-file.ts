import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { say } from '../kit/language'
import { PlainError } from '../kit/plain-error'

/** 256 bits of chance as 64 hexadecimal digits. */
export function makeSeed(): string {
  return randomBytes(32).toString('hex')
}

/** The seed in a file of `draw commit`. */
export async function readSeed(path: string): Promise<string> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new PlainError(
      say(
        `没有能读的种子文件 ${path}，请给出 draw commit 写出的文件。`,
        `There is no seed file ${path} that can be read. Give the file that draw commit wrote.`,
      ),
      {
        cause,
      },
    )
  })
  const seed = text.trim()
  if (/^[0-9a-f]{64}$/.test(seed)) return seed
  throw new PlainError(
    say(
      `${path} 里没有种子：种子是 64 位的 0-9 和 a-f。请给出 draw commit 写出的文件。`,
      `${path} holds no seed: a seed is 64 digits of 0-9 and a-f. Give the file that draw commit wrote.`,
    ),
  )
}
