import type { CellLoad, TermGrid } from './planner-load'

/** When a student is busy in a term, cell by cell, and what one load more would cost. */
export class BusyTerm {
  readonly firsts: Int32Array
  readonly lasts: Int32Array
  /** Zero: the cell is free. */
  readonly minutes: Int32Array
  private readonly savings: Int32Array

  constructor(private readonly grid: TermGrid) {
    this.firsts = new Int32Array(grid.cellCount)
    this.lasts = new Int32Array(grid.cellCount)
    this.minutes = new Int32Array(grid.cellCount)
    this.savings = new Int32Array(grid.cellCount)
  }

  copy(other: BusyTerm): void {
    this.firsts.set(other.firsts)
    this.lasts.set(other.lasts)
    this.minutes.set(other.minutes)
  }

  add({ cells, firsts, lasts, minutes }: CellLoad): void {
    for (let index = 0; index < cells.length; index += 1) {
      const cell = cells[index] ?? 0
      const first = firsts[index] ?? 0
      const last = lasts[index] ?? 0
      const isFree = this.minutes[cell] === 0
      if (isFree || first < (this.firsts[cell] ?? 0)) this.firsts[cell] = first
      if (isFree || last > (this.lasts[cell] ?? 0)) this.lasts[cell] = last
      this.minutes[cell] = (this.minutes[cell] ?? 0) + (minutes[index] ?? 0)
    }
  }

  /** Never negative, although classes that staff let overlap count twice as minutes. */
  gapMinutes(cell: number): number {
    return Math.max(0, (this.lasts[cell] ?? 0) - (this.firsts[cell] ?? 0) - (this.minutes[cell] ?? 0))
  }

  gapMinutesOfTerm(): number {
    let sum = 0
    for (let cell = 0; cell < this.minutes.length; cell += 1)
      sum += this.gapMinutes(cell) * (this.grid.cellWeeks[cell] ?? 0)
    return sum
  }

  /** The weekdays with a class in any week, in order. */
  weekdays(): number[] {
    const weekdays = new Set<number>()
    for (let cell = 0; cell < this.minutes.length; cell += 1)
      if (this.minutes[cell] !== 0) weekdays.add(this.grid.weekdayOf(cell))
    return [...weekdays]
  }

  /** Tenths of points for gaps and for weekdays that were to stay free, beyond what is busy; negative when it fills gaps. */
  costOf({ cells, firsts, lasts, minutes }: CellLoad): number {
    const { gapCosts, busyCosts } = this.grid
    let cost = 0
    for (let index = 0; index < cells.length; index += 1) {
      const cell = cells[index] ?? 0
      const minutesBefore = this.minutes[cell] ?? 0
      let first = firsts[index] ?? 0
      let last = lasts[index] ?? 0
      if (minutesBefore === 0) cost += busyCosts[cell] ?? 0
      else {
        first = Math.min(first, this.firsts[cell] ?? 0)
        last = Math.max(last, this.lasts[cell] ?? 0)
      }
      const gap = Math.max(0, last - first - minutesBefore - (minutes[index] ?? 0))
      cost += (gapCosts[cell] ?? 0) * (gap - this.gapMinutes(cell))
    }
    return cost
  }

  /**
   * At most so many tenths of points of today's gaps can be filled by one option of each course.
   * Gaps outside a cell's busy span only add, so they need no look.
   */
  gapSavings(domains: readonly (readonly { load: CellLoad }[])[]): number {
    const { savings } = this
    for (let cell = 0; cell < savings.length; cell += 1) savings[cell] = 0
    for (const options of domains) this.addLargestFill(options)
    let sum = 0
    for (let cell = 0; cell < savings.length; cell += 1)
      sum += Math.min(savings[cell] ?? 0, this.gapMinutes(cell)) * (this.grid.gapCosts[cell] ?? 0)
    return sum
  }

  private addLargestFill(options: readonly { load: CellLoad }[]): void {
    const largest = new Map<number, number>()
    for (const { load } of options) {
      const { cells, firsts, lasts, minutes } = load
      for (let index = 0; index < cells.length; index += 1) {
        const cell = cells[index] ?? 0
        const isInside =
          (firsts[index] ?? 0) < (this.lasts[cell] ?? 0) && (lasts[index] ?? 0) > (this.firsts[cell] ?? 0)
        if (isInside) largest.set(cell, Math.max(largest.get(cell) ?? 0, minutes[index] ?? 0))
      }
    }
    for (const [cell, minutes] of largest) this.savings[cell] = (this.savings[cell] ?? 0) + minutes
  }
}
