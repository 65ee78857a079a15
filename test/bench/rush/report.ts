import type { BenchFigure } from '../bench-result'
import type { RatesReport } from './bench'
import { isSustained, type Rung } from './rates'

/** All that was measured; null for what was left out. */
export interface RushReport {
  sections600: RatesReport | null
  sections5000: RatesReport | null
}

/** The table for people. */
export function rushFigures({ sections600, sections5000 }: RushReport): BenchFigure[] {
  return [
    ...(sections600 ? ratesFigures(sections600, '600 sections', 'sustainedPerSecond') : []),
    ...(sections5000 ? ratesFigures(sections5000, '5,000 sections', 'sustainedPerSecond5000') : []),
  ]
}

const figure = (name: string, about: string, value: number, unit: string, goal: Partial<BenchFigure> = {}) => ({
  ...{ name, about, unit, budgetMax: null, ...goal },
  value: Math.round(value * 100) / 100,
})

function ratesFigures(report: RatesReport, of: string, name: string): BenchFigure[] {
  const { rungs, sustained, easy, quiet, lost, breaches, rssMb } = report
  const zero = { budgetMax: 0 }
  return [
    ...rungs.map((rung) => figure(`${name}.${rung.perSecond}`, `${of}: ${wordsOf(rung)}`, rung.p99Ms ?? 0, 'ms')),
    figure(name, `${of}: sustained`, sustained?.perSecond ?? 0, '/s', { goalMin: 3000 }),
    ...choiceFigures('InRush', '  choices within it, p99', sustained),
    ...choiceFigures('At60', '  choices at 60 % of it, p99', easy),
    ...choiceFigures('Quiet', '  as many choices alone, p99', quiet),
    ...(rssMb === null ? [] : [figure(`${name}.rssMb`, '  memory afterwards', rssMb, 'MB', { goalMax: 400 })]),
    figure(`${name}.lost`, '  confirmed choices lost', lost, '', zero),
    figure(`${name}.breaches`, '  broken invariants', breaches, '', zero),
  ]
}

function choiceFigures(when: string, about: string, rung: Rung | null): BenchFigure[] {
  if (!rung || rung.choiceP99Ms === null) return []
  return [figure(`choiceP99Ms${when}`, about, rung.choiceP99Ms, 'ms', { goalMax: 150 })]
}

function wordsOf(rung: Rung): string {
  const percent = (share: number | null) => (share === null ? '?' : `${Math.round(share * 100)}`)
  const shares = [rung.serverShare, rung.postgresShare, rung.clientShare].map(percent).join(' + ')
  const failed = rung.failedCount > 0 ? `, ${rung.failedCount} not answered` : ''
  return `${rung.perSecond} a second, p50 ${Math.round(rung.p50Ms ?? 0)} ms, processor ${shares} %${failed}${isSustained(rung) ? '' : ', too many'}, p99`
}
