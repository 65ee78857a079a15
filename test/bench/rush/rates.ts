import { percentile } from '../bench-result'
import type { KindName, RushCall } from './mix'
import type { RushServer } from './rush-server'
import type { Outcome, Sent } from './send-calls'

/** What came of one rate, held for some seconds. */
export interface Rung {
  perSecond: number
  p50Ms: number | null
  p99Ms: number | null
  /** Of first calls of students, and of later ones. */
  coldP99Ms: number | null
  warmP99Ms: number | null
  choiceP99Ms: number | null
  /** Calls that were not answered as they should be, those not even sent included. */
  failedCount: number
  /** The first of them that were answered at all, in short. */
  strays: string[]
  /** Choices that the rules refused. */
  refusedCount: number
  choiceCount: number
  /** Shares of one processor; null where the system does not tell. */
  serverShare: number | null
  postgresShare: number | null
  clientShare: number
}

const warmUpSeconds = 1
const seconds = 4
const connections = 512
/** Who is so far behind does not catch up. */
const lateMaxMs = 3000
/** What 99 of 100 calls may take at most. */
const p99MaxMs = 100

export function isSustained({ p99Ms, failedCount }: Rung): boolean {
  return failedCount === 0 && p99Ms !== null && p99Ms <= p99MaxMs
}

/** Sends calls at an even rate, of which the first second is not counted. */
export async function holdRate(
  server: RushServer,
  perSecond: number,
  make: (count: number) => RushCall[] = (count) => server.mix.mixed(count),
): Promise<Rung> {
  const calls = make(Math.round(perSecond * (warmUpSeconds + seconds)))
  const before = server.costs()
  const sent = await server.send(calls, { kind: 'open', connections, perSecond, lateMaxMs })
  return rungOf(perSecond, sent, server.costsSince(before))
}

function rungOf(perSecond: number, sent: Sent, costs: ReturnType<RushServer['costsSince']>): Rung {
  const counted = sent.outcomes.slice(Math.round(perSecond * warmUpSeconds))
  const choices = ofKind(counted, 'choice')
  const share = (ms: number | undefined) => (ms === undefined ? null : ms / 1000 / sent.seconds)
  return {
    perSecond,
    p50Ms: msOf(counted, 0.5),
    p99Ms: msOf(counted, 0.99),
    coldP99Ms: msOf(
      counted.filter(({ call }) => call.isFirst),
      0.99,
    ),
    warmP99Ms: msOf(
      counted.filter(({ call }) => !call.isFirst),
      0.99,
    ),
    choiceP99Ms: msOf(choices, 0.99),
    failedCount: sent.outcomes.filter(({ verdict }) => verdict === 'failed').length,
    strays: sent.strays,
    refusedCount: choices.filter(({ verdict }) => verdict === 'refused').length,
    choiceCount: choices.length,
    serverShare: share(costs?.serverMs),
    postgresShare: share(costs?.postgresMs),
    clientShare: sent.clientMs / 1000 / sent.seconds,
  }
}

function ofKind(outcomes: readonly Outcome[], kind: KindName): Outcome[] {
  return outcomes.filter(({ call }) => call.kind === kind)
}

/** Of those that were answered; null when none was. */
function msOf(outcomes: readonly Outcome[], share: number): number | null {
  const ms = outcomes.flatMap(({ ms, verdict }) => (verdict === 'failed' ? [] : [ms]))
  return ms.length === 0 ? null : percentile(ms, share)
}
