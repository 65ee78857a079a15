import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { root } from './connect'

/** Whether there is somebody who can be asked. */
export function isInteractive({ json }: { readonly json?: boolean }): boolean {
  return process.stdin.isTTY === true && process.stdout.isTTY === true && !json
}

export async function isAgreed(): Promise<boolean> {
  const prompt = createInterface({ input: process.stdin, output: process.stdout })
  try {
    return /^y(es)?$/i.test((await prompt.question('Import this? [y/N] ')).trim())
  } finally {
    prompt.close()
  }
}

/** A map may be named by its file or, for one that comes with the project, by its name. */
export function mapFile(map: string): string {
  const own = join(root, 'config/import-maps', `${map}.json`)
  return !existsSync(map) && existsSync(own) ? own : map
}
