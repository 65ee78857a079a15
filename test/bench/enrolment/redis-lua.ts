import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Database, inTransaction } from '../../../src/cloud/kernel/database/database'
import type { EnrolmentRequest } from '../../../src/cloud/selection/tables/enrolments'
import { freePort } from '../../../src/start/processes'
import { RedisConnection } from './redis-connection'

const script = readFileSync(join(__dirname, 'decide.lua'), 'latin1')
const writeMax = 1_000

export interface RunningRedis {
  port: number
  stop(): Promise<void>
}

/** A Redis of our own, or null where no `redis-server` is installed. */
export async function startRedis(): Promise<RunningRedis | null> {
  if (spawnSync('redis-server', ['--version']).status !== 0) return null
  const port = await freePort()
  const folder = await mkdtemp(join(tmpdir(), 'campus-redis-'))
  const settings = ['--bind', '127.0.0.1', '--port', String(port), '--dir', folder, '--save', '', '--appendonly', 'no']
  const server: ChildProcess = spawn('redis-server', settings, { stdio: 'ignore' })
  const ended = new Promise((resolve) => server.once('exit', resolve))
  const kill = () => void server.kill('SIGKILL')
  // A bench that ends by an error leaves no Redis behind either.
  process.once('exit', kill)
  const stop = async () => {
    process.off('exit', kill)
    kill()
    await ended
    await rm(folder, { recursive: true, force: true })
  }
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const connection = new RedisConnection(port)
    const isUp = await connection.send('PING').then(
      () => true,
      () => false,
    )
    connection.end()
    if (isUp) return { port, stop }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  await stop()
  throw new Error('redis-server did not start')
}

/**
 * The baseline R: one Lua script a request decides in Redis, pipelined on one connection (Redis runs one script
 * at a time, so more connections have nothing to gain), and a writer puts what was accepted into PostgreSQL in batches.
 *
 * Redis runs here without any persistence (no snapshots, `appendonly no`), which is its fastest: an answer
 * given by it is lost with it, while the engine's are on disk. A run ends when PostgreSQL holds everything that
 * was accepted. `withHistory` writes the refused requests as well, as the other designs do: they are the
 * student's history and tell the rule. Prerequisites, quotas and waitlists are not in the script; they could
 * only make it slower.
 */
export class RedisLuaEnrolment {
  readonly #database: Database
  readonly #decisions: RedisConnection
  readonly #writes: RedisConnection
  readonly #historyWord: number
  #sha = ''
  #isEnding = false
  #writer: Promise<void> = Promise.resolve()

  constructor(database: Database, port: number, withHistory: boolean) {
    this.#database = database
    this.#historyWord = withHistory ? 1 : 0
    this.#decisions = new RedisConnection(port)
    this.#writes = new RedisConnection(port)
  }

  /** Empties Redis, brings the sections and students into it and starts the writer. */
  async open(): Promise<void> {
    const redis = this.#decisions
    await redis.send('FLUSHALL')
    this.#sha = String(await redis.send('SCRIPT', 'LOAD', script))
    const rounds = await this.#database.query<{ opensMs: number; closesMs: number; creditsMax: number }>(
      `select extract(epoch from opens_at)::bigint * 1000 as "opensMs",
         extract(epoch from closes_at)::bigint * 1000 as "closesMs", credits_max as "creditsMax" from selection_round`,
    )
    for (const row of rounds.rows)
      void redis.send('HSET', 'round', 'opensMs', row.opensMs, 'closesMs', row.closesMs, 'creditsMax', row.creditsMax)
    const holds = await this.#database.query<{ id: number }>(
      'select student_id as id from hold where released_at is null',
    )
    for (const { id } of holds.rows) void redis.send('HSET', `student:${id}`, 'hold', 1)
    await this.#loadSections()
    this.#writer = this.#write()
  }

  async #loadSections(): Promise<void> {
    const { rows } = await this.#database.query<{
      id: number
      words: Record<string, number | null>
      meetings: { weekday: number; starts: number; ends: number; weeks: number }[]
    }>(
      `select s.id, jsonb_build_object('course', s.course_id, 'component', s.component_id, 'parent', s.parent_id,
          'credits', c.credits, 'capacity', s.capacity, 'enrolled', 0) as words,
        coalesce((select jsonb_agg(jsonb_build_object('weekday', m.weekday, 'starts', m.start_minute,
          'ends', m.end_minute, 'weeks', m.weeks)) from meeting m where m.section_id = s.id), '[]') as meetings
       from section s join course c on c.id = s.course_id where s.withdrawn_at is null`,
    )
    for (const { id, words, meetings } of rows) {
      const packed = Buffer.alloc(meetings.length * 13)
      for (const [index, { weekday, starts, ends, weeks }] of meetings.entries()) {
        packed.writeUInt8(weekday, index * 13)
        packed.writeUInt16LE(starts, index * 13 + 1)
        packed.writeUInt16LE(ends, index * 13 + 3)
        packed.writeUInt32LE(weeks % 2 ** 32, index * 13 + 5)
        packed.writeUInt32LE(Math.floor(weeks / 2 ** 32), index * 13 + 9)
      }
      const fields = Object.entries(words).flatMap(([name, value]) => [name, value ?? ''])
      void this.#decisions.send('HSET', `section:${id}`, ...fields, 'meetings', packed.toString('latin1'))
    }
    await this.#decisions.send('PING')
  }

  async submit({ id, studentId, wish }: EnrolmentRequest): Promise<{ ok: boolean }> {
    if (wish.kind !== 'select') throw new Error('the Redis baseline only selects')
    const keys = [`answer:${id}`, `student:${studentId}`, 'round', 'accepted']
    for (const sectionId of wish.sectionIds) keys.push(`section:${sectionId}`)
    const asked = `${studentId} ${wish.sectionIds.join(',')}`
    const words = [
      this.#sha,
      keys.length,
      ...keys,
      Date.now(),
      asked,
      id,
      studentId,
      this.#historyWord,
      ...wish.sectionIds,
    ]
    const reply = String(await this.#decisions.send('EVALSHA', ...words))
    return { ok: reply.startsWith('ok:') }
  }

  /** Waits until PostgreSQL holds all that was accepted, and ends the writer. */
  async settle(): Promise<void> {
    this.#isEnding = true
    await this.#writer
  }

  close(): void {
    this.#decisions.end()
    this.#writes.end()
  }

  /** Takes the oldest off the list only after they are committed, so a writer that dies repeats and loses nothing. */
  async #write(): Promise<void> {
    for (;;) {
      const isLast = this.#isEnding
      const lines = await this.#writes.send('LRANGE', 'accepted', 0, writeMax - 1)
      if (Array.isArray(lines) && lines.length > 0) {
        await this.#insert(lines.map(String))
        await this.#writes.send('LTRIM', 'accepted', lines.length, -1)
      } else if (isLast) return
      else await new Promise((resolve) => setTimeout(resolve, 1))
    }
  }

  async #insert(lines: string[]): Promise<void> {
    const rows = lines.map((line) => {
      const [id = '', studentId = '', answer = '', sections = ''] = line.split(' ')
      return { id, studentId: Number(studentId), answer, sectionIds: sections.split(',').map(Number) }
    })
    const requests = rows.map(({ id, studentId, answer, sectionIds }) => ({
      id,
      student_id: studentId,
      body: { kind: 'select', sectionIds },
      reply: replyOf(answer),
    }))
    const enrolled = rows.flatMap(({ id, studentId, answer, sectionIds }) =>
      answer.startsWith('ok:')
        ? sectionIds.map((section_id) => ({ request_id: id, student_id: studentId, section_id }))
        : [],
    )
    await inTransaction(this.#database, async (connection) => {
      await connection.query({
        name: 'r-requests',
        text: `insert into enrolment_request (id, student_id, body, reply, decided_at)
          select r.id, r.student_id, r.body, r.reply, now()
          from json_to_recordset($1) as r (id uuid, student_id integer, body json, reply json) on conflict do nothing`,
        values: [JSON.stringify(requests)],
      })
      await connection.query({
        name: 'r-enrolments',
        text: `insert into enrolment (student_id, section_id, component_id, course_id, term_id, enrolled_at, enrolled_by)
          select n.student_id, s.id, s.component_id, s.course_id, s.term_id, now(), n.request_id
          from json_to_recordset($1) as n (request_id uuid, student_id integer, section_id integer)
          join section s on s.id = n.section_id on conflict do nothing`,
        values: [JSON.stringify(enrolled)],
      })
    })
  }
}

function replyOf(answer: string) {
  if (answer.startsWith('ok:')) return { ok: true, value: { creditsEnrolled: Number(answer.slice('ok:'.length)) } }
  return { ok: false, refusals: answer.split(',').map((code) => ({ code })) }
}
