import { BusyTerm } from './planner-busy-term'
import type { CellLoad, TermGrid } from './planner-load'

/** One way to take a course, made ready for the search. */
export interface SearchOption {
  /** Index of the course. */
  course: number
  /** Its patterns, and the patterns that clash with one of them, as bits. */
  members: Int32Array
  clashes: Int32Array
  load: CellLoad
  /** Tenths of points that it costs whatever stands beside it. */
  cost: number
  /** Names its times; options of two courses at the same times have the same names. */
  timeKeys: readonly string[]
}

export interface FoundPlan<Option extends SearchOption> {
  options: readonly Option[]
  /** Tenths of points over the term. */
  cost: number
  key: string
}

interface SearchLimits {
  plansMax: number
  /** How many options may be looked at, all in all. */
  workMax: number
}

/**
 * Finds the cheapest choices of one option a course by branch and bound, fewest courses left out first.
 *
 * The course with the fewest options left is decided first, its cheapest option is tried first, and a
 * branch is cut when what it costs at least is no better than the last of the plans found. Whether k courses
 * must be left out is tried for k = 0, 1, 2 ...; the first k with a plan is the least.
 */
export class PlanSearch<Option extends SearchOption> {
  private found: FoundPlan<Option>[] = []
  private work = 0
  private workMax = 0
  /** Set when the work is used up without a plan: the search goes on until there is one. */
  private isAnyWanted = false
  /** At least and at most so many courses are left out of a plan of this pass. */
  private leftOutMin = 0
  private leftOutMax = 0
  private readonly busy: BusyTerm[]
  private readonly chosen: Option[] = []

  constructor(
    grid: TermGrid,
    private readonly courses: readonly (readonly Option[])[],
    taken: CellLoad,
    private readonly limits: SearchLimits,
  ) {
    this.busy = [...courses.map(() => new BusyTerm(grid)), new BusyTerm(grid)]
    this.busy[0]?.add(taken)
  }

  run(): { found: readonly FoundPlan<Option>[]; isExact: boolean } {
    const domains = this.courses.filter((options) => options.length > 0)
    this.workMax = this.limits.workMax
    for (let leftOut = 0; leftOut <= domains.length && !this.isExhausted; leftOut += 1) {
      this.leftOutMin = leftOut
      this.leftOutMax = leftOut
      this.visit(0, domains, 0, 0)
      if (this.found.length > 0) break
    }
    const isExact = !this.isExhausted
    if (!isExact && this.found.length === 0) {
      // Some plan is better than none: the first dive goes through whatever it has to leave out; it is then improved.
      this.workMax += this.limits.workMax / 2
      this.leftOutMax = domains.length
      this.isAnyWanted = true
      this.visit(0, domains, 0, 0)
    }
    return { found: this.found, isExact }
  }

  private get isExhausted(): boolean {
    return this.work > this.workMax
  }

  private visit(depth: number, domains: readonly (readonly Option[])[], leftOut: number, cost: number): void {
    const busy = this.busy[depth]
    const next = this.mostConstrained(domains)
    if (!busy || !next) {
      this.keep(leftOut, cost)
      return
    }
    if (!this.mayImprove(busy, domains, leftOut, cost)) return
    const others = domains.filter((options) => options !== next)
    this.work += next.length
    const steps = next.map((option) => ({ option, cost: cost + option.cost + busy.costOf(option.load) }))
    steps.sort((a, b) => a.cost - b.cost)
    const after = this.busy[depth + 1]
    for (const step of steps) {
      if (this.isExhausted && !this.isAnyWanted) return
      const { rest, leftOutMore } = this.restBeside(step.option, others)
      if (leftOut + leftOutMore > this.leftOutMax) continue
      after?.copy(busy)
      after?.add(step.option.load)
      this.chosen.push(step.option)
      this.visit(depth + 1, rest, leftOut + leftOutMore, step.cost)
      this.chosen.pop()
    }
    if (leftOut < this.leftOutMax && !this.isExhausted) {
      after?.copy(busy)
      this.visit(depth + 1, others, leftOut + 1, cost)
    }
  }

  private mostConstrained(domains: readonly (readonly Option[])[]): readonly Option[] | undefined {
    let next = domains[0]
    for (const options of domains) if (next && options.length < next.length) next = options
    return next
  }

  /** The options of the other courses that stay possible, and how many courses have none. */
  private restBeside({ clashes }: Option, others: readonly (readonly Option[])[]) {
    const rest: Option[][] = []
    let leftOutMore = 0
    for (const options of others) {
      this.work += options.length
      const possible = options.filter(({ members }) => areDisjoint(members, clashes))
      if (possible.length > 0) rest.push(possible)
      else leftOutMore += 1
    }
    return { rest, leftOutMore }
  }

  /** Whether a plan from here on can still be better than the last one found. */
  private mayImprove(busy: BusyTerm, domains: readonly (readonly Option[])[], leftOut: number, cost: number): boolean {
    const spare = this.leftOutMax - leftOut
    if (spare < 0) return false
    const worst = this.found[this.limits.plansMax - 1]
    if (!worst || Math.max(leftOut, this.leftOutMin) < this.leftOutMax) return true
    let costMin = cost
    let largest = 0
    for (const options of domains) {
      this.work += 2 * options.length
      let least = Number.POSITIVE_INFINITY
      for (const option of options) least = Math.min(least, option.cost)
      costMin += least
      largest = Math.max(largest, least)
    }
    costMin -= spare * largest
    return costMin < worst.cost || costMin - busy.gapSavings(domains) < worst.cost
  }

  /** Keeps a plan among the best; of plans that fill the same times with the same courses only the cheapest. */
  private keep(leftOut: number, cost: number): void {
    if (leftOut > this.leftOutMax) return
    this.isAnyWanted = false
    if (leftOut < this.leftOutMax) {
      this.found = []
      this.leftOutMax = leftOut
    }
    const { plansMax } = this.limits
    const worst = this.found[plansMax - 1]
    if (worst && cost >= worst.cost) return
    const key = keyOf(this.chosen)
    const same = this.found.find((plan) => plan.key === key)
    if (same && same.cost <= cost) return
    const kept = this.found.filter((plan) => plan !== same)
    const position = kept.findIndex((plan) => plan.cost > cost)
    kept.splice(position < 0 ? kept.length : position, 0, { options: [...this.chosen], cost, key })
    this.found = kept.slice(0, plansMax)
  }
}

function keyOf(chosen: readonly SearchOption[]): string {
  const timeKeys: string[] = []
  for (const option of chosen) timeKeys.push(...option.timeKeys)
  const courses = chosen.map(({ course }) => course).sort((a, b) => a - b)
  return `${courses.join()} ${timeKeys.sort().join()}`
}

function areDisjoint(a: Int32Array, b: Int32Array): boolean {
  for (let word = 0; word < a.length; word += 1) if (((a[word] ?? 0) & (b[word] ?? 0)) !== 0) return false
  return true
}
