import { type BenchFigure, type BenchResult, percentile } from '../bench-result'
import { outage, silentCut, termination } from './away'
import type { Chosen } from './choosers'
import { type FaultBench, withFaultBench } from './fault-bench'
import { frozenServer, heldRow } from './held'
import { noisyAccounts } from './noisy'
import { slowBodies } from './slow'

const p99 = (chosen: readonly Chosen[]) =>
  Math.round(
    percentile(
      chosen.map(({ ms }) => ms),
      0.99,
    ),
  )
const busyShare = (chosen: readonly Chosen[]) =>
  Math.round((chosen.filter(({ status }) => status !== 200).length / chosen.length) * 1000) / 10

/**
 * What befalls servers and databases, made on purpose in the middle of a rush: how long others wait, how soon all is
 * well again, and that nothing is lost. `only` chooses parts: frozen, row, cut, outage, term, slow, noisy.
 */
export async function benchFaults(only: readonly string[]): Promise<BenchResult> {
  const has = (part: string) => only.length === 0 || only.includes(part)
  return withFaultBench(async (bench) => {
    const figures: BenchFigure[] = []
    const safety = { lost: 0, breaches: 0 }
    for (const [name, part] of Object.entries(parts)) {
      if (!has(name)) continue
      const found = await part(bench)
      figures.push(...found.figures)
      safety.lost += found.lost ?? 0
      safety.breaches += found.breaches ?? 0
      console.log(`${name}: measured`)
    }
    const worst = worstOf(figures)
    worst.push(limited('lost', 'confirmed and lost, or never decided', safety.lost, '', 0))
    worst.push(limited('breaches', 'broken invariants', safety.breaches, '', 0))
    return { figures: worst }
  })
}

function limited(name: string, about: string, value: number, unit: string, budgetMax: number | null): BenchFigure {
  return { name, about, value, unit, budgetMax }
}

/** Of figures of one name, the worst. */
function worstOf(figures: readonly BenchFigure[]): BenchFigure[] {
  const worst = new Map<string, BenchFigure>()
  for (const figure of figures)
    if (figure.value >= (worst.get(figure.name)?.value ?? -1)) worst.set(figure.name, figure)
  return [...worst.values()]
}

interface Part {
  figures: BenchFigure[]
  lost?: number
  breaches?: number
}

const parts: Record<string, (bench: FaultBench) => Promise<Part>> = {
  async frozen(bench) {
    const { chosen, ...rest } = await frozenServer(bench)
    const figures = [
      limited('frozenSelectP99Ms', 'choosing beside a frozen server or a held row, p99', p99(chosen), 'ms', 2000),
      limited('frozenBusyPercent', '  beside a frozen server: told to come back', busyShare(chosen), '%', null),
    ]
    return { figures, ...rest }
  },
  async row(bench) {
    const { chosen, ...rest } = await heldRow(bench)
    const figures = [
      limited('frozenSelectP99Ms', 'choosing beside a frozen server or a held row, p99', p99(chosen), 'ms', 2000),
      limited('rowBusyPercent', '  beside a held row: told to come back', busyShare(chosen), '%', null),
    ]
    return { figures, ...rest }
  },
  async cut(bench) {
    const { ms, ...rest } = await silentCut(bench)
    return {
      figures: [limited('cutRecoveryMs', 'connections cut without a word: well again', Math.round(ms), 'ms', 10_000)],
      ...rest,
    }
  },
  async outage(bench) {
    const { perSecond, ...rest } = await outage(bench)
    return {
      figures: [limited('outageLogLinesPerSecond', 'database down: lines in the log', perSecond, '/s', 2)],
      ...rest,
    }
  },
  async term(bench) {
    return {
      figures: [limited('termMs', 'told to end with a stuck call', Math.round(await termination(bench)), 'ms', 10_000)],
    }
  },
  async slow(bench) {
    return {
      figures: [limited('slowBodiesOpen', 'of 60 slow callers, left after 30 s', await slowBodies(bench), '', 0)],
    }
  },
  async noisy(bench) {
    const { calm, noisy, errors, ...rest } = await noisyAccounts(bench)
    const figures = [
      limited('calmSelectP99Ms', 'choosing beside nobody noisy, p99', p99(calm), 'ms', null),
      limited('noisySelectP99Ms', 'choosing beside three noisy accounts, p99', p99(noisy), 'ms', 500),
      limited('noisyErrors', '  errors of anybody', errors, '', 0),
    ]
    return { figures, ...rest }
  },
}
