import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildCloud } from '../../config/cloud/build-cloud'
import { openDatabase } from '../../src/cloud/kernel/database/database'
import { addJob } from '../../src/cloud/kernel/jobs/tables/jobs'
import { freePort } from '../../src/start/processes'
import { testDataKeys } from '../support/data-keys'
import { cloneTestDatabase } from '../support/database'
import { hangMs } from '../support/patience'

const root = join(__dirname, '../..')
let folder = ''
let server: ChildProcess | undefined

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'campus-cloud-'))
  await buildCloud(root, folder)
})

afterAll(async () => {
  if (server && server.exitCode === null) {
    server.kill('SIGKILL')
    await once(server, 'exit')
  }
  await rm(folder, { recursive: true, force: true })
})

async function waitUntilHealthy(url: string): Promise<unknown> {
  const endMs = Date.now() + hangMs
  while (Date.now() < endMs) {
    const response = await fetch(`${url}/health`).catch(() => null)
    if (response?.ok) return response.json()
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('the built server never answered')
}

/** A refusal of the year before last, and a job that takes such away; resolves when the built server has done it. */
async function untilJobIsDone(databaseUrl: string): Promise<void> {
  const database = openDatabase(databaseUrl, 1)
  try {
    await database.query(
      `with one as (insert into student (number, name, cohort) values ('1', '1', 2026) returning id)
       insert into enrolment_request (id, student_id, body, reply, decided_at)
       select gen_random_uuid(), id, '{"kind":"drop","courseId":1}', '{"ok":false,"refusals":[]}',
         now() - interval '2 years' from one`,
    )
    await addJob(database, { task: 'thin_requests' })
    for (let left = 1; left > 0; ) {
      await new Promise((resolve) => setTimeout(resolve, 50))
      left = (await database.query('select from enrolment_request')).rows.length
    }
  } finally {
    await database.end()
  }
}

test('the platform finds an executable start file with Unix line ends', async () => {
  const bootstrap = join(folder, 'scf_bootstrap')
  expect((await stat(bootstrap)).mode & 0o777).toBe(0o755)
  const script = await readFile(bootstrap, 'utf8')
  expect(script.split('\n')[0]).toBe('#!/bin/bash')
  expect(script).not.toContain('\r')
})

test('the built server runs from its folder alone, answers, does a job, and leaves in order when told to', async () => {
  const port = await freePort()
  const databaseUrl = await cloneTestDatabase()
  const running = spawn(process.execPath, ['serve.js'], {
    cwd: folder,
    env: {
      DATABASE_URL: databaseUrl,
      PORT: String(port),
      CAMPUS_WECHAT_APPID: 'wx-test',
      CAMPUS_WECHAT_SECRET: 'not-a-secret',
      CAMPUS_DATA_KEYS: testDataKeys,
    },
    stdio: 'ignore',
  })
  server = running
  const url = `http://127.0.0.1:${port}`
  expect(await waitUntilHealthy(url)).toEqual({ ok: true })
  const reply = await fetch(`${url}/api/getPerson`, { method: 'POST', body: '{}' })
  expect(await reply.json()).toEqual({ ok: false, refusals: [{ code: 'session_required' }] })
  await untilJobIsDone(databaseUrl)
  const ended = once(running, 'exit')
  running.kill('SIGTERM')
  expect(await ended).toEqual([0, null])
})

test('a server without its settings says which one is missing', async () => {
  const broken = spawn(process.execPath, ['serve.js'], { cwd: folder, env: {}, stdio: ['ignore', 'ignore', 'pipe'] })
  let words = ''
  broken.stderr.on('data', (chunk: Buffer) => {
    words += chunk
  })
  const [code] = await once(broken, 'close')
  expect(code).toBe(1)
  expect(words).toMatch(/^DATABASE_URL is missing/)
})
