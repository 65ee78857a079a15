import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Database, openDatabase } from '../../../src/cloud/kernel/database/database'
import { migrate } from '../../../src/cloud/kernel/database/migrate'
import type { BenchFigure, BenchResult } from '../bench-result'
import { type CrashOutcome, crashInRush } from './crash'
import { compareInProcess } from './in-process'
import { proveChecker } from './invariants'
import { type KillablePostgres, startKillablePostgres } from './killable-postgres'
import { addSessions, type Load } from './load'
import { allLoads, hotLoad, type SizedLoad } from './loads'
import { compareOverHttp } from './over-http'
import { buildPrograms, type Programs } from './programs'
import { type RunningRedis, startRedis } from './redis-lua'
import { type LoadOutcome, type LoadReport, loadFigures, loadReport } from './report'
import { runTwoServers, type TwoServersOutcome } from './two-servers'

const crashCount = 10

/** What every part works with. */
interface Bench {
  postgres: KillablePostgres
  programs: Programs
  redis: RunningRedis | null
}

/**
 * The enrolment engine against a transaction a request, against Redis + Lua and against an empty server, in
 * process and over HTTP, in a burst, through crashes, and two servers at once; all on a PostgreSQL that
 * writes to disk before it confirms. `only` chooses parts: `process`, `http`, `crash`, `two`, or loads by name.
 */
export async function benchEnrolment(only: readonly string[] = []): Promise<BenchResult> {
  const folder = await mkdtemp(join(tmpdir(), 'campus-bench-'))
  const programs = await buildPrograms(join(folder, 'programs'))
  const postgres = await startKillablePostgres(folder)
  const redis = await startRedis()
  if (!redis) console.log('Redis + Lua: skipped, there is no redis-server on this machine')
  try {
    await withDatabase(postgres.url(), (database) =>
      migrate(database, join(__dirname, '../../../src/cloud/migrations')),
    )
    return await measureAll({ postgres, programs, redis }, new Choice(only))
  } finally {
    await redis?.stop()
    await postgres.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function measureAll(bench: Bench, choice: Choice): Promise<BenchResult> {
  const figures: BenchFigure[] = []
  const reports: Record<string, LoadReport> = {}
  for (const sized of allLoads()) {
    if (!choice.hasLoad(sized.load.name)) continue
    const outcome = await measureLoad(bench, sized, choice)
    const report = loadReport(outcome)
    reports[sized.load.name] = report
    figures.push(...loadFigures(outcome, report))
    console.log(`${sized.load.name}: measured`)
  }
  const hot = hotLoad()
  const rest = await inDatabase(bench, hot, async (database, url) => {
    // Reached through the relay, whose address stays the same when PostgreSQL comes back.
    const relayed = new URL(bench.postgres.relayedUrl)
    relayed.pathname = new URL(url).pathname
    const proof = await proveChecker(database, hot)
    const two = choice.has('two') ? await runTwoServers(bench.programs, database, url, hot) : null
    await database.end()
    const crash = choice.has('crash')
      ? await crashInRush(bench.programs, bench.postgres, relayed.href, hot, crashCount)
      : null
    return { proof, two, crash }
  })
  figures.push(...safetyFigures(rest.proof, rest.two, rest.crash))
  const sum = (key: 'breaches' | 'lostAcknowledged') =>
    [...Object.values(reports), rest.two, rest.crash].reduce((total, part) => total + (part?.[key] ?? 0), 0)
  const breaches = sum('breaches')
  const lostAcknowledged = sum('lostAcknowledged')
  const unit = ''
  figures.push({ name: 'breaches', about: 'broken invariants, all runs', value: breaches, unit, budgetMax: 0 })
  figures.push({
    name: 'lost',
    about: 'confirmed enrolments lost, all runs',
    value: lostAcknowledged,
    unit,
    budgetMax: 0,
  })
  const { proof, ...safety } = rest
  const json = { ...reports.uniform, breaches, lostAcknowledged, loads: reports, checkerFound: proof, ...safety }
  return { figures, json }
}

function measureLoad(bench: Bench, { load, ...size }: SizedLoad, choice: Choice): Promise<LoadOutcome> {
  return inDatabase(bench, load, async (database, url) => ({
    load,
    inProcess: choice.has('process') ? await compareInProcess(database, load, bench.redis, size.inProcess) : null,
    overHttp: choice.has('http') ? await compareOverHttp(bench.programs, database, url, load, size.overHttp) : null,
  }))
}

function safetyFigures(proof: number, two: TwoServersOutcome | null, crash: CrashOutcome | null): BenchFigure[] {
  const figure = (budgetMax: number | null) => (name: string, about: string, value: number) => ({
    name,
    about,
    value,
    unit: '',
    budgetMax,
  })
  const zero = figure(0)
  const told = figure(null)
  const figures: BenchFigure[] = [told('checkerFound', 'found by the checker in a design without locks', proof)]
  if (two)
    figures.push(
      zero('two.breaches', 'two servers at once: broken invariants', two.breaches),
      zero('two.contradictions', '  two answers to one request', two.contradictions),
    )
  if (crash)
    figures.push(
      told('crash.crashes', 'kill -9 of server and PostgreSQL in turns', crash.crashes),
      told('crash.brokenSends', '  sends that broke off or found nobody', crash.brokenSends),
      zero('crash.lostAcknowledged', '  confirmed enrolments lost', crash.lostAcknowledged),
      zero('crash.breaches', '  broken invariants', crash.breaches),
      zero('crash.changedAnswers', '  repeats told something else', crash.changedAnswers),
      zero('crash.unsettled', '  requests never decided', crash.unsettled),
      zero('crash.serverEnds', '  servers that ended because PostgreSQL did', crash.serverEnds),
    )
  return figures
}

/** The words after `--only=`; none means everything, and words of one kind leave the other kind whole. */
class Choice {
  readonly #parts: string[]
  readonly #loads: string[]

  constructor(only: readonly string[]) {
    this.#parts = only.filter((word) => ['process', 'http', 'crash', 'two'].includes(word))
    this.#loads = only.filter((word) => !this.#parts.includes(word))
  }

  has(part: string): boolean {
    return this.#parts.length === 0 || this.#parts.includes(part)
  }

  hasLoad(name: string): boolean {
    if (!this.has('process') && !this.has('http')) return false
    return this.#loads.length === 0 || this.#loads.includes(name)
  }
}

async function withDatabase<Value>(url: string, work: (database: Database) => Promise<Value>): Promise<Value> {
  const database = openDatabase(url, 16)
  try {
    return await work(database)
  } finally {
    if (!database.ended) await database.end()
  }
}

/** Runs `work` on a database of its own with the load in it; each load starts from the same empty one. */
async function inDatabase<Value>(
  { postgres }: Bench,
  load: Load,
  work: (database: Database, url: string) => Promise<Value>,
): Promise<Value> {
  const name = `bench_${load.name.replaceAll(/\W/g, '_')}`
  const admin = new URL(postgres.url())
  admin.pathname = '/postgres'
  const run = (statement: string) => withDatabase(admin.href, (database) => database.query(statement))
  await run(`drop database if exists ${name} with (force)`)
  await run(`create database ${name} template campus`)
  const url = new URL(postgres.url())
  url.pathname = `/${name}`
  return withDatabase(url.href, async (database) => {
    await load.prepare(database)
    await addSessions(database)
    await database.query('analyze')
    return work(database, url.href)
  })
}
