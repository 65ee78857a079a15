import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { format } from 'node:util'
import { runCommand } from '../../src/cli/kit/run-command'
import type { Database } from '../../src/cloud/kernel/database/database'
import { urlOfTestDatabase } from './database'

const root = join(__dirname, '../..')

export interface Ran {
  code: number
  out: string
  error: string
}

/** What a test may choose about where a command is given. */
export interface Place {
  /** Where it is given; the current folder unless told. */
  folder?: string
}

let isRunning = false

/** Gives a command as a script does, without a terminal, in this very process: a process of its own costs a second. */
export async function campusCommand(
  databaseUrl: string,
  words: readonly string[],
  { folder = root }: Place = {},
): Promise<Ran> {
  if (isRunning) throw new Error('one command at a time: what two of them say cannot be told apart')
  isRunning = true
  const { DATABASE_URL: urlBefore, LC_ALL: languageBefore } = process.env
  const folderBefore = process.cwd()
  const heard = listen()
  try {
    process.env.DATABASE_URL = databaseUrl
    // Whoever runs the tests may read another language.
    process.env.LC_ALL = 'C'
    process.chdir(folder)
    return { code: await runCommand(words), out: heard.out, error: heard.error }
  } finally {
    process.chdir(folderBefore)
    if (urlBefore === undefined) delete process.env.DATABASE_URL
    else process.env.DATABASE_URL = urlBefore
    if (languageBefore === undefined) delete process.env.LC_ALL
    else process.env.LC_ALL = languageBefore
    heard.stop()
    isRunning = false
  }
}

/** Keeps what is said on the console, and lets nobody be asked, until stopped. */
function listen(): { out: string; error: string; stop: () => void } {
  const streams = [process.stdin, process.stdout, process.stderr]
  const before = { log: console.log, error: console.error, terminals: streams.map(({ isTTY }) => isTTY) }
  const setTerminal = (at: number, isTTY: boolean) =>
    Object.defineProperty(streams[at], 'isTTY', { value: isTTY, configurable: true, writable: true })
  const heard = {
    out: '',
    error: '',
    stop() {
      Object.assign(console, { log: before.log, error: before.error })
      for (const [at, isTTY] of before.terminals.entries()) setTerminal(at, isTTY)
    },
  }
  for (const at of streams.keys()) setTerminal(at, false)
  console.log = (...words: unknown[]) => {
    heard.out += `${format(...words)}\n`
  }
  console.error = (...words: unknown[]) => {
    heard.error += `${format(...words)}\n`
  }
  return heard
}

/** Gives a command as `npm run campus` does, in a process of its own: for what only the whole program can show. */
export function campusProcess(databaseUrl: string, words: readonly string[], nodeWords: string[] = []): Promise<Ran> {
  const program = [...nodeWords, '--import', 'tsx', join(root, 'src/cli/main.ts'), ...words]
  const options = { cwd: root, env: { ...process.env, LC_ALL: 'C', DATABASE_URL: databaseUrl } }
  return new Promise((resolve) => {
    execFile(process.execPath, program, options, (failure, out, error) =>
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

/** `settings` are of PostgreSQL, for the connections of their commands alone. */
export function staffOf(campus: { database: Database }, settings: Readonly<Record<string, string>> = {}): Staff {
  const command = (words: string[]) => {
    const url = new URL(urlOfTestDatabase(campus.database))
    const options = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`)
    if (options.length > 0) url.searchParams.set('options', options.join(' '))
    return campusCommand(url.href, words)
  }
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
