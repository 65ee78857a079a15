import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildCloud } from '../../config/cloud/build-cloud'
import { freePort } from '../../src/start/processes'
import { testDataKeys } from './data-keys'

/** The deployed server as a process of its own, so that it can be frozen and told to end. */
export interface ServedProcess {
  url: string
  process: ChildProcess
  /** What it logged until now, a record a line. */
  logged(): { msg?: string; time?: number }[]
  /** Its exit code, once it has ended. */
  ended: Promise<number | null>
  kill(): Promise<void>
}

/** Builds the folder that is deployed; hand what is returned to {@link serveBuilt}, and `remove` it in the end. */
export async function buildServed(): Promise<{ folder: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'campus-served-'))
  await buildCloud(join(__dirname, '../..'), folder)
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) }
}

/** Starts the built server on a database and waits until it answers. */
export async function serveBuilt(
  folder: string,
  databaseUrl: string,
  settings: Record<string, string> = {},
): Promise<ServedProcess> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const child = spawn(process.execPath, ['serve.js'], {
    cwd: folder,
    env: {
      DATABASE_URL: databaseUrl,
      PORT: String(port),
      CAMPUS_HOST: '127.0.0.1',
      CAMPUS_WECHAT_APPID: 'wx-test',
      CAMPUS_WECHAT_SECRET: 'not-a-secret',
      CAMPUS_DATA_KEYS: testDataKeys,
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let text = ''
  child.stdout.on('data', (chunk: Buffer) => {
    text += chunk
  })
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  while (child.exitCode === null && !(await isHealthy(url))) await new Promise((resolve) => setTimeout(resolve, 50))
  return {
    url,
    process: child,
    logged: () => text.split('\n').flatMap((line) => (line.startsWith('{') ? [JSON.parse(line)] : [])),
    ended,
    async kill() {
      // Also one that is frozen.
      child.kill('SIGKILL')
      await ended
    },
  }
}

export function isHealthy(url: string): Promise<boolean> {
  return fetch(`${url}/health`).then(
    ({ ok }) => ok,
    () => false,
  )
}
