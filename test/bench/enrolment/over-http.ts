import type { Database } from '../../../src/cloud/kernel/database/database'
import type { EnrolmentRequest } from '../../../src/cloud/selection/tables/enrolments'
import { percentile } from '../bench-result'
import { wireOf } from './http-connection'
import { inTurn } from './in-process'
import { countBreaches, countLost } from './invariants'
import { clearEnrolments, type Load } from './load'
import type { Errands, Pace } from './load-client'
import { type Programs, type RunningServer, runErrand, startServer } from './programs'

export interface HttpRates {
  /** Requests answered a second by each server, one for each repetition. */
  perSecond: Record<'engine' | 'perRequest' | 'empty', number[]>
  burst: Burst
  breaches: number
  lostAcknowledged: number
}

export interface HttpSize {
  count: number
  repetitions: number
  bursts: number
}

export interface Burst {
  count: number
  p50Ms: number
  p99Ms: number
  maxMs: number
  /** Told to come back later, 503. */
  busyCount: number
}

/** As many students at once; 1,024 and 2,048 changed neither side by a tenth, 128 halved the engine. */
const atOnce: Pace = { kind: 'closed', connections: 512 }
const burstCount = 20_000
const burstSeconds = 2

/** What the trials of one load share. */
interface Bench {
  programs: Programs
  database: Database
  breaches: number
  lostAcknowledged: number
}

/**
 * The real server, the same server with a transaction a request, and an empty Fastify route: the same
 * requests with their sessions to each in turns, then the burst on the real one.
 */
export async function compareOverHttp(
  programs: Programs,
  database: Database,
  databaseUrl: string,
  load: Load,
  { count, repetitions, bursts }: HttpSize,
): Promise<HttpRates> {
  const bench: Bench = { programs, database, breaches: 0, lostAcknowledged: 0 }
  const servers: RunningServer[] = []
  try {
    const engine = await startServer(programs, { kind: 'engine', databaseUrl })
    const perRequest = await startServer(programs, { kind: 'perRequest', databaseUrl })
    servers.push(engine, perRequest)
    // The engine is warmed the longest, because its trials are too short to warm up in.
    const { samples } = await trial(bench, engine, load.requests(4_000, 0), atOnce)
    await trial(bench, perRequest, load.requests(1_000, 0), atOnce)
    const empty = await startServer(programs, { kind: 'empty', bodies: { selectSections: samples[0]?.[0] ?? '' } })
    servers.push(empty)
    await runErrand(programs, { ports: [empty.port], wires: load.requests(4_000, 0).map(wireOf), pace: atOnce })

    const sides = Object.entries({ engine, perRequest, empty }) as [keyof HttpRates['perSecond'], RunningServer][]
    const perSecond: HttpRates['perSecond'] = { engine: [], perRequest: [], empty: [] }
    for (let repetition = 1; repetition <= repetitions; repetition += 1) {
      const requests = load.requests(count, repetition)
      for (const [name, server] of inTurn(sides, repetition)) {
        const isEmpty = name === 'empty'
        const { seconds, statuses } = isEmpty
          ? await runErrand(programs, { ports: [server.port], wires: requests.map(wireOf), pace: atOnce })
          : await trial(bench, server, requests, atOnce)
        if (statuses.some((status) => status !== 200)) throw new Error(`${load.name}: ${name} did not answer everybody`)
        perSecond[name].push(requests.length / seconds)
      }
    }
    const burst = await sendBurst(bench, engine, load, bursts)
    return { perSecond, burst, breaches: bench.breaches, lostAcknowledged: bench.lostAcknowledged }
  } finally {
    for (const server of servers) await server.kill()
  }
}

/** Sends the requests to one server on an empty table and checks what they left. */
async function trial(bench: Bench, server: RunningServer, requests: EnrolmentRequest[], pace: Pace): Promise<Errands> {
  await clearEnrolments(bench.database)
  const outcome = await runErrand(bench.programs, { ports: [server.port], wires: requests.map(wireOf), pace })
  const confirmed = requests.flatMap(({ id }, index) => (outcome.confirmed[index] ? [id] : []))
  bench.breaches += await countBreaches(bench.database)
  bench.lostAcknowledged += await countLost(bench.database, confirmed)
  return outcome
}

/** The moment a round opens. Of several bursts the one in the middle by its p99. */
async function sendBurst(bench: Bench, server: RunningServer, load: Load, times: number): Promise<Burst> {
  const bursts: Burst[] = []
  for (let seed = 101; seed < 101 + times; seed += 1) {
    const requests = load.requests(burstCount, seed)
    const pace: Pace = { kind: 'open', connections: 1024, perSecond: burstCount / burstSeconds }
    const { latencyMs, statuses } = await trial(bench, server, requests, pace)
    const wrong = [...new Set(statuses)].filter((status) => status !== 200 && status !== 503)
    if (wrong.length > 0)
      throw new Error(`${load.name}: the burst was answered with ${wrong.join(', ')} (0: not at all)`)
    const ms = [...latencyMs]
    bursts.push({
      count: requests.length,
      p50Ms: percentile(ms, 0.5),
      p99Ms: percentile(ms, 0.99),
      maxMs: percentile(ms, 1),
      busyCount: statuses.filter((status) => status === 503).length,
    })
  }
  const middle = bursts.sort((a, b) => a.p99Ms - b.p99Ms)[Math.floor(times / 2)]
  if (!middle) throw new Error('no burst was measured')
  return middle
}
