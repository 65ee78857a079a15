import { type BenchFigure, median } from '../bench-result'
import type { InProcessRates } from './in-process'
import type { Load } from './load'
import type { HttpRates } from './over-http'

/** All that was measured of one load. A part that was left out is null. */
export interface LoadOutcome {
  load: Load
  inProcess: InProcessRates | null
  overHttp: HttpRates | null
}

interface Ratio {
  median: number
  min: number
  max: number
}

/** Each repetition's own quotient, because what slows a machine down slows both sides of one repetition. */
function pairedRatio(above: readonly number[], below: readonly number[]): Ratio | null {
  const ratios = above.flatMap((value, index) => (below[index] === undefined ? [] : [value / below[index]]))
  if (ratios.length === 0) return null
  return { median: rounded(median(ratios)), min: rounded(Math.min(...ratios)), max: rounded(Math.max(...ratios)) }
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100
}

/** One load as it goes into the JSON; null stands for what was not measured. */
export function loadReport({ inProcess, overHttp }: LoadOutcome) {
  const rates = inProcess?.perSecond
  const http = overHttp?.perSecond
  const ratios = {
    ratioToPerRequest: rates ? pairedRatio(rates.engine, rates.perRequest) : null,
    ratioToRedisLua: rates ? pairedRatio(rates.engine, rates.redisLua) : null,
    ratioToRedisLuaWithHistory: rates ? pairedRatio(rates.engine, rates.redisLuaWithHistory) : null,
    httpRatioToPerRequest: http ? pairedRatio(http.engine, http.perRequest) : null,
    httpShareOfEmptyServer: http ? pairedRatio(http.engine, http.empty) : null,
  }
  const medians = Object.entries(ratios).map(([name, ratio]) => [name, ratio?.median ?? null])
  const ranges = Object.entries(ratios).map(([name, ratio]) => [name, ratio ? [ratio.min, ratio.max] : null])
  const perSecondOf = (lists: Record<string, number[]> | undefined) =>
    Object.fromEntries(
      Object.entries(lists ?? {}).flatMap(([name, list]) => (list.length ? [[name, Math.round(median(list))]] : [])),
    )
  return {
    ...(Object.fromEntries(medians) as Record<keyof typeof ratios, number | null>),
    burstP99Ms: overHttp ? rounded(overHttp.burst.p99Ms) : null,
    lostAcknowledged: overHttp?.lostAcknowledged ?? 0,
    breaches: (inProcess?.breaches ?? 0) + (overHttp?.breaches ?? 0),
    ranges: Object.fromEntries(ranges) as Record<keyof typeof ratios, [number, number] | null>,
    perSecond: perSecondOf(rates),
    httpPerSecond: perSecondOf(http),
    burst: overHttp?.burst ?? null,
  }
}

export type LoadReport = ReturnType<typeof loadReport>

/** The lines of one load in the table for people. */
export function loadFigures({ load }: LoadOutcome, report: LoadReport): BenchFigure[] {
  const { name } = load
  const figures: BenchFigure[] = []
  const told = (key: string, about: string, value: number | undefined, unit: string, goal?: Partial<BenchFigure>) => {
    if (value !== undefined) figures.push({ name: `${name}.${key}`, about, value, unit, budgetMax: null, ...goal })
  }
  const ratio = (key: keyof LoadReport['ranges'], about: string, goalMin: number | null) => {
    const range = report.ranges[key]
    const goal = goalMin === null ? {} : { goalMin }
    if (range) told(key, `${name}: ${about} (${range.join(' to ')})`, report[key] ?? undefined, '×', goal)
  }
  ratio('ratioToPerRequest', 'engine against a transaction a request', load.ratioGoal)
  ratio('ratioToRedisLua', 'engine against Redis + Lua', 1)
  ratio('ratioToRedisLuaWithHistory', 'the same, refusals kept by both', null)
  told('perSecond', '  decided by the engine', report.perSecond.engine, '/s')
  ratio('httpRatioToPerRequest', 'over HTTP against a transaction a request', 8)
  ratio('httpShareOfEmptyServer', 'over HTTP against an empty route', 0.5)
  told('httpPerSecond', '  answered by the server', report.httpPerSecond.engine, '/s')
  const { burst } = report
  if (burst) {
    told('burstP99Ms', `${name}: burst of ${burst.count}, p99`, report.burstP99Ms ?? undefined, 'ms', { goalMax: 50 })
    told('burstP50Ms', '  p50', rounded(burst.p50Ms), 'ms')
    told('burstMaxMs', '  slowest', rounded(burst.maxMs), 'ms')
    told('burstBusyCount', '  told to come back later', burst.busyCount, '')
  }
  return figures
}
