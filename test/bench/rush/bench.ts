import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../../../src/cloud/kernel/database/database'
import type { RequestId } from '../../../src/contract/kernel/ids'
import type { BenchResult } from '../bench-result'
import { countBreaches, countLost } from '../enrolment/invariants'
import { buildPrograms } from '../enrolment/programs'
import { compareWithCommit } from './against'
import { measureCalls } from './calls'
import { Climb } from './climb'
import { measureColdStart } from './cold-start'
import { residentMb } from './costs'
import { measureMinute } from './minute'
import { startRushPostgres } from './postgres'
import { holdRate } from './rates'
import { type RatesReport, type RushReport, rushFigures, rushJson } from './report'
import {
  type FilledDatabase,
  makeFilledDatabase,
  type RushBench,
  type RushServer,
  startRushServer,
} from './rush-server'
import { makeTexts } from './searches'

/** The last step up is halved so often. */
const halvings = 1
/** What the minute begins with when no rates were measured before. */
const unknownRate = 500

/**
 * The opening minute, by HTTP alone, on a server as it is deployed and a PostgreSQL that writes to disk before it
 * confirms. `only` chooses parts: `calls`, `rates`, `minute`, `rates5000`, `start`. With `against`, nothing but how this server
 * compares with that of a commit.
 */
export async function benchRush(only: readonly string[], against: string | null): Promise<BenchResult> {
  const folder = await mkdtemp(join(tmpdir(), 'campus-bench-'))
  const programs = await buildPrograms(join(folder, 'programs'))
  const postgres = await startRushPostgres(folder)
  try {
    if (against !== null) return await compareWithCommit({ programs, postgres }, folder, against)
    const report = await measureAll({ programs, postgres }, (part) => only.length === 0 || only.includes(part))
    return { figures: rushFigures(report), json: rushJson(report) }
  } finally {
    await postgres.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function measureAll(bench: RushBench, has: (part: string) => boolean): Promise<RushReport> {
  const report: RushReport = {
    sections600: null,
    calls: null,
    minute: null,
    sections5000: null,
    coldStartMs: null,
    lost: 0,
    breaches: 0,
  }
  const lookAt = async (filled: FilledDatabase, confirmed: readonly RequestId[]) => {
    const { lost, breaches } = await lookAtDatabase(filled.url, confirmed)
    report.lost += lost
    report.breaches += breaches
  }
  /** Whatever is done on a server, what it confirmed is looked for afterwards. */
  const withServer = async <Value>(filled: FilledDatabase, work: (server: RushServer) => Promise<Value>) => {
    const server = await startRushServer(bench, filled, await makeTexts(filled.url))
    const value = await work(server).finally(() => server.kill())
    await lookAt(filled, server.confirmed)
    return value
  }
  if (has('rates') || has('calls') || has('minute')) {
    const small = await makeFilledDatabase(bench, 'sections600')
    if (has('calls')) report.calls = await withServer(small, (server) => measureCalls(bench, server))
    if (has('rates')) report.sections600 = await withServer(small, (server) => measureRates(server))
    if (has('minute')) {
      const confirmed: RequestId[] = []
      report.minute = await measureMinute(bench, small, heldBy(report) ?? unknownRate, confirmed)
      await lookAt(small, confirmed)
    }
  }
  if (has('rates5000') || has('start')) {
    const large = await makeFilledDatabase(bench, 'sections5000')
    if (has('start')) report.coldStartMs = await measureColdStart(bench, large)
    // More sections make it slower, if anything; so nothing far below needs to be tried.
    const from = (heldBy(report) ?? 0) / 2
    if (has('rates5000')) report.sections5000 = await withServer(large, (server) => measureRates(server, from))
  }
  return report
}

function heldBy({ sections600 }: RushReport): number | undefined {
  return sections600?.sustained?.perSecond
}

async function measureRates(server: RushServer, from = 0): Promise<RatesReport> {
  const climb = new Climb(halvings, from)
  for (let rate = climb.next(); rate !== null; rate = climb.next()) climb.rungs.push(await holdRate(server, rate))
  const { rungs, sustained } = climb
  const perSecond = sustained?.perSecond ?? 0
  const easy = sustained && (await holdRate(server, perSecond * 0.6))
  const quiet = sustained && (await holdRate(server, perSecond * 0.12, choicesOf(server)))
  return { rungs, sustained, easy, quiet, rssMb: residentMb(server.pid) }
}

function choicesOf({ mix }: RushServer) {
  return (count: number) => mix.ofKind('choice', count, 'arrived')
}

/** Whether every choice that was confirmed is there, and nothing that must not be. */
async function lookAtDatabase(url: string, confirmed: readonly RequestId[]) {
  const database = openDatabase(url, 1)
  try {
    return { lost: await countLost(database, confirmed), breaches: await countBreaches(database) }
  } finally {
    await database.end()
  }
}
