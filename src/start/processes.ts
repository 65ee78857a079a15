import { spawn, spawnSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:net'

/** Whom to run a program as; null means as ourselves. Only root may become somebody else. */
export type RunAs = { readonly uid: number; readonly gid: number } | null

export interface Outcome {
  readonly code: number | null
  /** What the program printed, both streams together. */
  readonly output: string
}

/** PG… variables of the person's own shell would redirect the PostgreSQL programs, so they are left out. */
function plainEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^PG[A-Z]/.test(name) && name !== 'LANGUAGE')
  return { ...Object.fromEntries(kept), LC_ALL: 'C' }
}

/** Runs a program to its end in a process group of its own, so that Ctrl-C in the terminal does not cut it in half. */
export function run(command: string, args: string[], runAs: RunAs, isSilent = false): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: runAs ? '/' : undefined,
      env: plainEnvironment(),
      detached: process.platform !== 'win32',
      windowsHide: true,
      stdio: isSilent ? 'ignore' : ['ignore', 'pipe', 'pipe'],
      ...(runAs ?? {}),
    })
    let output = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk
    })
    child.stderr?.on('data', (chunk: Buffer) => {
      output += chunk
    })
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, output }))
  })
}

/** The command line of a living process, or null when there is none. */
export async function commandOf(pid: number): Promise<string | null> {
  if (process.platform === 'linux')
    return readFile(`/proc/${pid}/cmdline`, 'utf8').then(
      (text) => text.replaceAll('\0', ' ').trim() || null,
      () => null,
    )
  const listing =
    process.platform === 'win32'
      ? spawnSync('tasklist', ['/NH', '/FO', 'CSV', '/FI', `PID eq ${pid}`], { encoding: 'utf8', windowsHide: true })
      : spawnSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
  const text = (listing.stdout ?? '').trim()
  return text === '' || text.startsWith('INFO:') ? null : text
}

/** A port of 127.0.0.1 that was free a moment ago. Somebody else may take it first, so its user tries more than once. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => {
        if (address !== null && typeof address === 'object') resolve(address.port)
        else reject(new Error('a listening server has no address'))
      })
    })
  })
}
