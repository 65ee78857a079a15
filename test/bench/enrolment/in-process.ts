import { CatalogueCopy } from '../../../src/cloud/catalogue/catalogue-copy'
import type { Database } from '../../../src/cloud/kernel/database/database'
import { EnrolmentEngine } from '../../../src/cloud/selection/engine/enrolment-engine'
import type { EnrolmentRequest } from '../../../src/cloud/selection/tables/enrolments'
import { countBreaches } from './invariants'
import { clearEnrolments, type Load } from './load'
import { PerRequestEnrolment } from './per-request'
import { RedisLuaEnrolment, type RunningRedis } from './redis-lua'

/** One way to decide requests. */
interface Design {
  submit(request: EnrolmentRequest): Promise<{ ok: boolean }>
  /** What must still happen before everything answered is in PostgreSQL. */
  settle?(): Promise<void>
  close?(): void
}

/** More than a pool of connections can use wait before it, because the pool lets nobody wait for ten seconds. */
const perRequestAtOnce = 64

type DesignName = 'engine' | 'perRequest' | 'redisLua' | 'redisLuaWithHistory'

export interface InProcessRates {
  /** Requests decided a second by each design, one for each repetition. */
  perSecond: Record<DesignName, number[]>
  breaches: number
}

/**
 * All requests at once, one design after the other in turns, on a PostgreSQL that writes to disk before it
 * confirms. The first repetition only warms up and is not counted.
 */
export async function compareInProcess(
  database: Database,
  load: Load,
  redis: RunningRedis | null,
  { count, repetitions }: { count: number; repetitions: number },
): Promise<InProcessRates> {
  const catalogue = new CatalogueCopy()
  const makers: [DesignName, () => Promise<Design>][] = [
    ['perRequest', async () => atOnceAtMost(perRequestAtOnce, new PerRequestEnrolment(database, catalogue))],
    ['engine', async () => engineOn(database, catalogue)],
  ]
  if (redis)
    makers.push(
      ['redisLua', () => redisLuaOn(database, redis, false)],
      ['redisLuaWithHistory', () => redisLuaOn(database, redis, true)],
    )
  const rates: InProcessRates = {
    perSecond: { engine: [], perRequest: [], redisLua: [], redisLuaWithHistory: [] },
    breaches: 0,
  }
  for (let repetition = 0; repetition <= repetitions; repetition += 1) {
    const isWarmUp = repetition === 0
    const requests = load.requests(isWarmUp ? Math.min(count, 1_000) : count, repetition)
    const accepted: number[] = []
    for (const [name, make] of inTurn(makers, repetition)) {
      const trial = await measure(database, requests, make)
      rates.breaches += trial.breaches
      accepted.push(trial.acceptedCount)
      if (!isWarmUp) rates.perSecond[name].push(trial.perSecond)
    }
    // Requests of one moment have no order of their own, so the designs may differ by a few, and no more.
    const spread = Math.max(...accepted) - Math.min(...accepted)
    if (spread > 0.01 * requests.length)
      throw new Error(`${load.name}: the designs accepted ${accepted.join(', ')} of the same ${requests.length}`)
  }
  return rates
}

/** Everybody comes first as often as the others, so that nobody always finds the disk warm. */
export function inTurn<Item>(items: readonly Item[], turn: number): Item[] {
  const first = turn % items.length
  return [...items.slice(first), ...items.slice(0, first)]
}

function engineOn(database: Database, catalogue: CatalogueCopy): Design {
  const onBatchFailure = (error: unknown) => {
    throw error
  }
  const engine = new EnrolmentEngine({ database, catalogue, clock: () => new Date(), onBatchFailure })
  return { submit: (request) => engine.submit(request) }
}

async function redisLuaOn(database: Database, { port }: RunningRedis, withHistory: boolean): Promise<Design> {
  const design = new RedisLuaEnrolment(database, port, withHistory)
  await design.open()
  return design
}

/** Lets in so many at once, in order of arrival. */
function atOnceAtMost(max: number, design: Design): Design {
  const waiting: (() => void)[] = []
  let inside = 0
  return {
    async submit(request) {
      if (inside >= max) await new Promise<void>((enter) => waiting.push(enter))
      else inside += 1
      try {
        return await design.submit(request)
      } finally {
        const next = waiting.shift()
        if (next) next()
        else inside -= 1
      }
    },
  }
}

async function measure(database: Database, requests: EnrolmentRequest[], make: () => Promise<Design>) {
  await clearEnrolments(database)
  const design = await make()
  const start = performance.now()
  const replies = await Promise.all(requests.map((request) => design.submit(request)))
  await design.settle?.()
  const seconds = (performance.now() - start) / 1000
  design.close?.()
  return {
    perSecond: requests.length / seconds,
    acceptedCount: replies.filter(({ ok }) => ok).length,
    breaches: await countBreaches(database),
  }
}
