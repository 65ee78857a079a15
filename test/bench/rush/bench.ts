import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../../../src/cloud/kernel/database/database'
import type { BenchResult } from '../bench-result'
import { countBreaches, countLost } from '../enrolment/invariants'
import { buildPrograms, type Programs } from '../enrolment/programs'
import { compareWithCommit } from './against'
import { Climb } from './climb'
import type { CollegeName } from './college'
import { residentMb } from './costs'
import { startRushPostgres } from './postgres'
import { holdRate, type Rung } from './rates'
import { type RushReport, rushFigures } from './report'
import { makeFilledDatabase, type RushPostgres, type RushServer, startRushServer } from './rush-server'
import { makeTexts } from './searches'

/** The last step up is halved so often. */
const halvings = 1

/** What every part works with. */
interface Bench {
  programs: Programs
  postgres: RushPostgres
}

/**
 * The opening minute, by HTTP alone, on a server as it is deployed and a PostgreSQL that writes to disk before it
 * confirms. `only` chooses parts: `rates`, `rates5000`. With `against`, nothing but how this server compares with that of
 * a commit.
 */
export async function benchRush(only: readonly string[], against: string | null): Promise<BenchResult> {
  const folder = await mkdtemp(join(tmpdir(), 'campus-bench-'))
  const programs = await buildPrograms(join(folder, 'programs'))
  const postgres = await startRushPostgres(folder)
  const has = (part: string) => only.length === 0 || only.includes(part)
  try {
    if (against !== null) return await compareWithCommit(programs, postgres, folder, against)
    const bench = { programs, postgres }
    const report: RushReport = {
      sections600: has('rates') ? await measureRates(bench, 'sections600') : null,
      sections5000: has('rates5000') ? await measureRates(bench, 'sections5000') : null,
    }
    return { figures: rushFigures(report), json: { ...report } }
  } finally {
    await postgres.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** What one college said of its rates, and what was left in the database. */
export interface RatesReport {
  rungs: Rung[]
  sustained: Rung | null
  /** At 60 % of the sustained rate, which is what a school sees. */
  easy: Rung | null
  /** Choices alone, as many a second as there are within the sustained rate. */
  quiet: Rung | null
  rssMb: number | null
  lost: number
  breaches: number
}

async function measureRates({ programs, postgres }: Bench, name: CollegeName): Promise<RatesReport> {
  const filled = await makeFilledDatabase(programs, postgres, name)
  const server = await startRushServer(programs, postgres, filled, await makeTexts(filled.url))
  try {
    const climb = new Climb(halvings)
    for (let rate = climb.next(); rate !== null; rate = climb.next())
      climb.rungs.push(await holdRate(programs, server, rate))
    const { rungs, sustained } = climb
    const perSecond = sustained?.perSecond ?? 0
    const easy = sustained && (await holdRate(programs, server, perSecond * 0.6))
    const quiet = sustained && (await holdRate(programs, server, perSecond * 0.12, choicesOf(server)))
    const rssMb = residentMb(server.pid)
    return { rungs, sustained, easy, quiet, rssMb, ...(await lookAtDatabase(server)) }
  } finally {
    await server.kill()
  }
}

function choicesOf({ mix }: RushServer) {
  return (count: number) => mix.ofKind('choice', count, 'arrived')
}

/** Whether every choice that was confirmed is there, and nothing that must not be. */
async function lookAtDatabase({ databaseUrl, confirmed }: RushServer): Promise<{ lost: number; breaches: number }> {
  const database = openDatabase(databaseUrl, 1)
  try {
    return { lost: await countLost(database, confirmed), breaches: await countBreaches(database) }
  } finally {
    await database.end()
  }
}
