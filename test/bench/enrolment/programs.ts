import { type ChildProcess, fork, spawn } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'
import { buildCloud } from '../../../config/cloud/build-cloud'
import { freePort } from '../../../src/start/processes'
import { testDataKeys } from '../../support/data-keys'
import type { Errand, Errands } from './load-client'
import { wechatApp } from './wechat-app'

/**
 * For every server the same, and the best of 8, 16 and 32 for the baseline A; the engine uses a few.
 */
const databaseConnections = 16
const root = join(__dirname, '../../..')

/** The folder of what {@link buildPrograms} made. */
export type Programs = string & { readonly programs: true }

/** Makes the real server as a deployment has it, and the bench's own servers and client in the same way. */
export async function buildPrograms(folder: string): Promise<Programs> {
  await buildCloud(root, join(folder, 'cloud'))
  await mkdir(join(folder, 'bench'), { recursive: true })
  await build({
    entryPoints: {
      'bench-server': join(__dirname, 'bench-server.ts'),
      'load-client': join(__dirname, 'load-client.ts'),
      'story-client': join(__dirname, '../rush/story-client.ts'),
    },
    outdir: join(folder, 'bench'),
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    logLevel: 'warning',
    external: ['pg-native', 'tsx/cjs'],
  })
  return folder as Programs
}

export type Side =
  | { kind: 'engine' | 'perRequest'; databaseUrl: string; settings?: Readonly<Record<string, string | undefined>> }
  /** What it answers, by operation. */
  | { kind: 'empty'; bodies: Readonly<Record<string, string>> }
  /** In place of WeChat's servers; knows so many of the load's students. */
  | { kind: 'wechat'; people: number }

export interface RunningServer {
  port: number
  pid: number
  /** As by `kill -9`. Resolves when it is gone. */
  kill(): Promise<void>
  isAlive(): boolean
}

const running = new Set<ChildProcess>()

/** Nothing that this bench started outlives it. */
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})

function remember(child: ChildProcess): Promise<void> {
  running.add(child)
  return new Promise((resolve) => {
    child.once('exit', () => {
      running.delete(child)
      resolve()
    })
  })
}

/** Starts a server as a process of its own and waits until it answers. */
export async function startServer(programs: Programs, side: Side, port?: number): Promise<RunningServer> {
  const ownPort = port ?? (await freePort())
  const file = side.kind === 'engine' ? 'cloud/serve.js' : 'bench/bench-server.js'
  // BENCH_PROFILE=<folder> leaves a processor profile of the real server there when it ends in order.
  const profile = side.kind === 'engine' && process.env.BENCH_PROFILE
  const child = spawn(
    process.execPath,
    [...(profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : []), join(programs, file)],
    {
      env: {
        ...process.env,
        NODE_ENV: 'production',
        PORT: String(ownPort),
        CAMPUS_HOST: '127.0.0.1',
        CAMPUS_LOG_LEVEL: 'silent',
        CAMPUS_WECHAT_APPID: wechatApp.appId,
        CAMPUS_WECHAT_SECRET: wechatApp.secret,
        CAMPUS_DATA_KEYS: testDataKeys,
        // All load comes from one address and few accounts, which no school's does.
        CAMPUS_ACCOUNT_CALLS_PER_MINUTE: '1000000',
        CAMPUS_ADDRESS_CALLS_PER_MINUTE: '1000000',
        CAMPUS_DATABASE_CONNECTIONS: String(databaseConnections),
        BENCH_SIDE: side.kind,
        ...settingsOf(side),
      },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  )
  const ended = remember(child)
  const kill = async () => {
    child.kill(profile ? 'SIGTERM' : 'SIGKILL')
    await ended
  }
  const endMs = Date.now() + 30_000
  while (Date.now() < endMs && child.exitCode === null) {
    const isUp = await fetch(`http://127.0.0.1:${ownPort}/health`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (isUp && child.pid)
      return {
        port: ownPort,
        pid: child.pid,
        kill,
        isAlive: () => child.exitCode === null && child.signalCode === null,
      }
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  await kill()
  throw new Error(`the server ${side.kind} did not start`)
}

function settingsOf(side: Side): Record<string, string | undefined> {
  if (side.kind === 'empty') return { BENCH_REPLIES: JSON.stringify(side.bodies) }
  if (side.kind === 'wechat') return { BENCH_PEOPLE: String(side.people) }
  return { DATABASE_URL: side.databaseUrl, ...side.settings }
}

/** Sends the requests of an errand from a process of its own. */
export function runErrand(programs: Programs, errand: Errand): Promise<Errands> {
  return runClient<Errands>(programs, 'load-client', errand)
}

/** Hands an errand to a client in a process of its own, and waits for what came of it. */
export async function runClient<Outcome>(
  programs: Programs,
  name: 'load-client' | 'story-client',
  errand: object,
): Promise<Outcome> {
  const child = fork(join(programs, `bench/${name}.js`), { serialization: 'advanced' })
  const ended = remember(child)
  try {
    return await new Promise((resolve, reject) => {
      child.once('message', (outcome) => resolve(outcome as Outcome))
      child.once('exit', () => reject(new Error('the load client ended without an outcome')))
      child.send(errand)
    })
  } finally {
    child.kill()
    await ended
  }
}
