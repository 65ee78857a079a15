import type { Pace } from '../enrolment/load-client'
import { type RunningServer, startServer } from '../enrolment/programs'
import { type KindName, kindNames, kinds, mayBeRefused, type RushCall } from './mix'
import type { RushBench, RushServer } from './rush-server'
import { sendCalls } from './send-calls'
import { countStatements } from './statements'

/** What calls of one kind cost, each alone, at 128 connections. */
export interface CallCosts {
  perSecond: number
  /** Processor time a call; null where the system does not tell. */
  serverMs: number | null
  postgresMs: number | null
  statements: number
  bytes: number
  /** Of the same calls when each is the first of its student. */
  coldPerSecond: number
  coldServerMs: number | null
  coldPostgresMs: number | null
  /** Beside a route that does nothing and answers a body of the same size. */
  shareOfEmptyRoute: number
}

export interface CallsReport {
  kinds: Record<KindName, CallCosts>
  /** Of the mix, as of one kind. */
  mix: CallCosts
  /** On average over the reads of the mix. */
  statementsPerRead: number
}

const atOnce: Pace = { kind: 'closed', connections: 128 }
const warmUpCount = 3_000
const coldCount = 1_000
/** A trial takes about so long, and so many calls at least. */
const trialSeconds = 1.2
const trialCallsMin = 1_000
const emptyCallsMin = 4_000
const countedCalls = 600

interface Lab {
  bench: RushBench
  server: RushServer
  empty: RunningServer
}

/** Each kind of call alone: first calls, later ones, their statements, and an empty route that answers the same bytes. */
export async function measureCalls(bench: RushBench, server: RushServer): Promise<CallsReport> {
  const { mix } = server
  await ask(server, mix.mixed(warmUpCount))
  const { samples } = await ask(server, mix.mixed(warmUpCount))
  const empty = await startServer(bench.programs, { kind: 'empty', bodies: samples as Record<string, string> })
  const lab: Lab = { bench, server, empty }
  try {
    await askEmpty(lab, mix.mixed(warmUpCount))
    const measured: [KindName, CallCosts][] = []
    for (const kind of kindNames)
      measured.push([kind, await measureOne(lab, (count, who) => mix.ofKind(kind, count, who))])
    return {
      kinds: Object.fromEntries(measured) as CallsReport['kinds'],
      mix: await measureOne(lab, (count) => mix.mixed(count)),
      statementsPerRead: statementsPerRead(measured),
    }
  } finally {
    await empty.kill()
  }
}

type Make = (count: number, who: 'arriving' | 'arrived') => RushCall[]

async function measureOne(lab: Lab, make: Make): Promise<CallCosts> {
  const { bench, server } = lab
  const cold = await ask(server, make(coldCount, 'arriving'))
  const count = Math.max(trialCallsMin, Math.round(cold.perSecond * trialSeconds))
  const warm = await ask(server, make(count, 'arrived'))
  const empty = await askEmpty(lab, make(Math.max(count, emptyCallsMin), 'arrived'))
  const statements = await countStatements(bench.postgres.adminUrl, server.databaseUrl, async () => {
    await ask(server, make(countedCalls, 'arrived'))
  })
  return {
    perSecond: warm.perSecond,
    serverMs: warm.serverMs,
    postgresMs: warm.postgresMs,
    statements: statements / countedCalls,
    bytes: warm.bytes,
    coldPerSecond: cold.perSecond,
    coldServerMs: cold.serverMs,
    coldPostgresMs: cold.postgresMs,
    shareOfEmptyRoute: warm.perSecond / empty,
  }
}

async function ask(server: RushServer, calls: readonly RushCall[]) {
  const before = server.costs()
  const { outcomes, seconds, samples, strays } = await server.send(calls, atOnce)
  const costs = server.costsSince(before)
  const failed = outcomes.find(({ verdict }) => verdict === 'failed')
  if (failed) throw new Error(`a call was not answered: ${failed.call.kind}, ${strays.join('; ')}`)
  return {
    samples,
    perSecond: calls.length / seconds,
    serverMs: costs && costs.serverMs / calls.length,
    postgresMs: costs && costs.postgresMs / calls.length,
    bytes: outcomes.reduce((sum, { bytes }) => sum + bytes, 0) / calls.length,
  }
}

/** How many a second an empty route answers that sends what calls of their kind were answered. */
async function askEmpty({ bench, empty }: Lab, calls: readonly RushCall[]): Promise<number> {
  const renamed = calls.map((call) => ({ ...call, wire: wireToEmpty(call) }))
  const { seconds, outcomes } = await sendCalls(bench.programs, empty, renamed, atOnce)
  if (outcomes.some(({ verdict }) => verdict !== 'answered')) throw new Error('the empty route did not answer')
  return calls.length / seconds
}

/** The empty route knows kinds, since kinds of one operation are answered differently. */
function wireToEmpty({ kind, wire }: RushCall): Buffer {
  return Buffer.from(wire.toString().replace(`/api/${kinds[kind].operation} `, `/api/${kind} `))
}

/** On average over the reads, each as often as it is in the mix. */
function statementsPerRead(measured: readonly [KindName, CallCosts][]): number {
  const reads = measured.filter(([kind]) => !mayBeRefused(kind))
  const shares = reads.reduce((sum, [kind]) => sum + kinds[kind].share, 0)
  return reads.reduce((sum, [kind, { statements }]) => sum + statements * kinds[kind].share, 0) / shares
}
