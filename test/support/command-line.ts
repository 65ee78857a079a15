import { execFile } from 'node:child_process'
import { join } from 'node:path'
import type { Database } from '../../src/cloud/tables/database'
import { urlOfTestDatabase } from './database'

const root = join(__dirname, '../..')
// As deep below the root as src/cli, where the command line looks for the project's files from.
const bundle = join(root, 'node_modules/.cache', `campus-command-${process.env.JEST_WORKER_ID ?? '1'}.cjs`)
const bundling = `require('esbuild').buildSync({ entryPoints: ['src/cli/main.ts'], outfile: process.argv[1],
  bundle: true, platform: 'node', packages: 'external', logLevel: 'error' })`

let bundled: Promise<Ran> | undefined

interface Ran {
  code: number
  out: string
  error: string
}

function run(words: readonly string[], databaseUrl = ''): Promise<Ran> {
  const options = { cwd: root, env: { ...process.env, DATABASE_URL: databaseUrl } }
  return new Promise((resolve) => {
    execFile(process.execPath, words, options, (failure, out, error) =>
      resolve({ code: failure ? Number(failure.code ?? 1) : 0, out, error }),
    )
  })
}

/** Runs the command line without a terminal, bundled: it starts in a third of the time that tsx takes. */
async function runCommand(databaseUrl: string, words: readonly string[]): Promise<Ran> {
  bundled ??= run(['-e', bundling, bundle])
  const { code, error } = await bundled
  if (code !== 0) throw new Error(`the command line could not be bundled:\n${error}`)
  return run([bundle, ...words], databaseUrl)
}

/** Staff at the command line of a college. */
export interface Staff {
  /** What a command said; throws when it was refused. */
  does: (...words: string[]) => Promise<string>
  /** Why a command was refused; throws when it was not. */
  fails: (...words: string[]) => Promise<string>
}

export function staffOf(campus: { database: Database }): Staff {
  const command = (words: string[]) => runCommand(urlOfTestDatabase(campus.database), words)
  return {
    async does(...words) {
      const { code, out, error } = await command(words)
      if (code !== 0) throw new Error(`${words.join(' ')} was refused:\n${out}${error}`)
      return out
    },
    async fails(...words) {
      const { code, out, error } = await command(words)
      if (code === 0) throw new Error(`${words.join(' ')} was not refused:\n${out}`)
      return out + error
    },
  }
}
