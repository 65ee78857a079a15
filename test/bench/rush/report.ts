import type { BenchFigure } from '../bench-result'
import type { CallCosts, CallsReport } from './calls'
import type { Minute, MinuteReport } from './minute'
import { type KindName, kindNames } from './mix'
import { isSustained, type Rung } from './rates'

type Shares = Pick<Rung, 'serverShare' | 'postgresShare' | 'clientShare'>

/** What one college said of its rates. */
export interface RatesReport {
  rungs: Rung[]
  sustained: Rung | null
  /** At 60 % of the sustained rate, which is what a school sees. */
  easy: Rung | null
  /** Choices alone, as many a second as there are within the sustained rate. */
  quiet: Rung | null
  rssMb: number | null
}

/** All that was measured; null for what was left out. */
export interface RushReport {
  sections600: RatesReport | null
  calls: CallsReport | null
  minute: MinuteReport | null
  sections5000: RatesReport | null
  coldStartMs: number | null
  /** Choices that were confirmed and are not there. */
  lost: number
  /** What must never be, as the enrolment bench counts it. */
  breaches: number
}

/** The table for people. */
export function rushFigures(report: RushReport): BenchFigure[] {
  const { sections600, calls, minute, sections5000, coldStartMs, lost, breaches } = report
  return [
    ...(calls ? callsFigures(calls) : []),
    ...(sections600 ? ratesFigures(sections600, '600 sections', 'sustainedPerSecond') : []),
    ...(minute ? minuteFigures(minute) : []),
    ...(sections5000 ? ratesFigures(sections5000, '5,000 sections', 'sustainedPerSecond5000') : []),
    ...told('coldStartMs', 'process start to the first page of 5,000 sections', coldStartMs, 'ms', { goalMax: 1500 }),
    ...told('lost', 'confirmed choices lost, all runs', lost, '', { budgetMax: 0 }),
    ...told('breaches', 'broken invariants, all runs', breaches, '', { budgetMax: 0 }),
  ]
}

/** What `--json` prints: the figures of the table by themselves, and all that they were made of. */
export function rushJson(report: RushReport): Record<string, unknown> {
  const { sections600, calls, minute, sections5000 } = report
  return {
    sustainedPerSecond: sections600?.sustained?.perSecond ?? null,
    sustainedPerSecond5000: sections5000?.sustained?.perSecond ?? null,
    minuteStudents: minute?.minuteStudents ?? null,
    choiceP99MsInRush: sections600?.sustained?.choiceP99Ms ?? null,
    choiceP99MsAt60: sections600?.easy?.choiceP99Ms ?? null,
    choiceP99MsQuiet: sections600?.quiet?.choiceP99Ms ?? null,
    shareOfEmptyRoute: calls?.mix.shareOfEmptyRoute ?? null,
    statementsPerRead: calls?.statementsPerRead ?? null,
    rssMb: sections600?.rssMb ?? null,
    ...report,
  }
}

function told(
  name: string,
  about: string,
  value: number | null | undefined,
  unit: string,
  goal: Partial<BenchFigure> = {},
): BenchFigure[] {
  if (value === null || value === undefined) return []
  return [{ name, about, unit, budgetMax: null, ...goal, value: rounded(value) }]
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100
}

function callsFigures({ kinds, mix, statementsPerRead }: CallsReport): BenchFigure[] {
  const line = (name: string, costs: CallCosts) =>
    told(`${name}.perSecond`, wordsOfCosts(name, costs), costs.perSecond, '/s')
  return [
    ...kindNames.flatMap((kind: KindName) => line(kind, kinds[kind])),
    ...line('mix', mix),
    ...told('statementsPerRead', 'statements a read, on average', statementsPerRead, '', { goalMax: 1.2 }),
    ...told('shareOfEmptyRoute', 'the mix beside an empty route', mix.shareOfEmptyRoute, '×'),
  ]
}

function wordsOfCosts(name: string, costs: CallCosts): string {
  const ms = (value: number | null) => (value === null ? '?' : value.toFixed(2))
  return (
    `${name} alone: server ${ms(costs.serverMs)} ms, PostgreSQL ${ms(costs.postgresMs)} ms, ` +
    `first calls ${ms(costs.coldServerMs)} + ${ms(costs.coldPostgresMs)} ms, ` +
    `${rounded(costs.statements)} statements, ${Math.round(costs.bytes)} bytes, ` +
    `${rounded(costs.shareOfEmptyRoute)} of an empty route`
  )
}

function minuteFigures({ minutes, minuteStudents }: MinuteReport): BenchFigure[] {
  return [
    ...minutes.flatMap((minute) =>
      told(`minute.${minute.studentCount}`, wordsOfMinute(minute), minute.doneCount, 'students'),
    ),
    ...told('minuteStudents', 'students within a minute, every answer within 1 s', minuteStudents, '', {
      goalMin: 15_000,
    }),
  ]
}

function wordsOfMinute(minute: Minute): string {
  const slowest = Object.entries(minute.p99Ms).sort(([, a], [, b]) => b - a)[0]
  const failed = minute.failedCount > 0 ? `, ${minute.failedCount} not answered` : ''
  return (
    `minute of ${minute.studentCount}: at most ${minute.peakPerSecond} calls a second, p99 of ${slowest?.[0]} ` +
    `${Math.round(slowest?.[1] ?? 0)} ms, processor ${sharesOf(minute)}${failed}, served in time`
  )
}

function ratesFigures(report: RatesReport, of: string, name: string): BenchFigure[] {
  const { rungs, sustained, easy, quiet, rssMb } = report
  const choices = { goalMax: 150 }
  return [
    ...rungs.flatMap((rung) => told(`${name}.${rung.perSecond}`, `${of}: ${wordsOfRung(rung)}`, rung.p99Ms, 'ms')),
    ...told(name, `${of}: sustained`, sustained?.perSecond ?? 0, '/s', { goalMin: 3000 }),
    ...told(`${name}.choiceP99MsInRush`, '  choices within it, p99', sustained?.choiceP99Ms, 'ms', choices),
    ...told(`${name}.choiceP99MsAt60`, '  choices at 60 % of it, p99', easy?.choiceP99Ms, 'ms', choices),
    ...told(`${name}.choiceP99MsQuiet`, '  as many choices alone, p99', quiet?.choiceP99Ms, 'ms', choices),
    ...told(`${name}.rssMb`, '  memory afterwards', rssMb, 'MB', { goalMax: 400 }),
  ]
}

function wordsOfRung(rung: Rung): string {
  const failed = rung.failedCount > 0 ? `, ${rung.failedCount} not answered` : ''
  const verdict = isSustained(rung) ? '' : ', too many'
  return `${rung.perSecond} a second, p50 ${Math.round(rung.p50Ms ?? 0)} ms, processor ${sharesOf(rung)}${failed}${verdict}, p99`
}

/** Of one processor: the server, PostgreSQL and the client. */
function sharesOf({ serverShare, postgresShare, clientShare }: Shares): string {
  const percent = (share: number | null) => (share === null ? '?' : `${Math.round(share * 100)}`)
  return `${[serverShare, postgresShare, clientShare].map(percent).join(' + ')} %`
}
