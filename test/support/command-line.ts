import { execFile } from 'node:child_process'
import { join } from 'node:path'
import type { Database } from '../../src/cloud/tables/database'
import { urlOfTestDatabase } from './database'

const root = join(__dirname, '../..')

export interface Ran {
  code: number
  out: string
  error: string
}

/** Runs the command line as a registrar's script does, without a terminal. */
export function runCommand(databaseUrl: string, words: readonly string[]): Promise<Ran> {
  const program = [join(root, 'node_modules/tsx/dist/cli.mjs'), join(root, 'src/cli/main.ts'), ...words]
  return new Promise((resolve) => {
    execFile(process.execPath, program, { env: { ...process.env, DATABASE_URL: databaseUrl } }, (failure, out, error) =>
      resolve({ code: failure ? Number(failure.code ?? 1) : 0, out, error }),
    )
  })
}

/** Staff at the command line of a college. */
export interface Staff {
  /** What a command said; throws when it was refused. */
  does: (...words: string[]) => Promise<string>
  /** Why a command was refused; throws when it was not. */
  fails: (...words: string[]) => Promise<string>
}

export function staffOf(campus: { database: Database }): Staff {
  const run = (words: string[]) => runCommand(urlOfTestDatabase(campus.database), words)
  return {
    async does(...words) {
      const { code, out, error } = await run(words)
      if (code !== 0) throw new Error(`${words.join(' ')} was refused:\n${out}${error}`)
      return out
    },
    async fails(...words) {
      const { code, out, error } = await run(words)
      if (code === 0) throw new Error(`${words.join(' ')} was not refused:\n${out}`)
      return out + error
    },
  }
}
