import type { WeekSet } from '../../contract/catalogue/course'
import { hasWeek, weeksMax } from '../catalogue/weeks'
import type { PlannerMeeting } from './planner-options'

/** What a student would rather have; a missing or null wish costs nothing. */
export interface PlanPreferences {
  /** No class should start before this minute of the day. */
  earliestMinute?: number | null
  /** No class should end after this minute of the day. */
  latestMinute?: number | null
  /** Weekdays, 1 to 7, that should stay free. */
  freeWeekdays?: readonly number[]
  /** Waiting between two classes of a day weighs ten times as much. */
  hasFewGaps?: boolean
  /** Names of preferred teachers, in either language. */
  teachers?: readonly string[]
}

/**
 * What one unwished thing costs, in points; a plan's penalty is their sum over the term, an average week's worth.
 * The unit is a minute between two classes when few gaps are wished. One early class weighs as
 * much as two hours of waiting; a weekday that was to stay free as much as four early classes.
 */
export const planWeights = {
  gapMinute: 1,
  /** Small, so that it only orders plans that are equal otherwise. */
  gapMinuteUnwished: 0.1,
  earlyStart: 120,
  lateEnd: 120,
  busyFreeWeekday: 480,
  otherTeacher: 240,
} as const

/** Tenths of points are counted, so that all sums are whole and come out the same in any order. */
export const tenth = 10

/** What a list of meetings puts into each cell it touches; overlapping minutes count once. */
export interface CellLoad {
  cells: Int32Array
  firsts: Int32Array
  lasts: Int32Array
  minutes: Int32Array
  /** Classes of the whole term that start too early or end too late. */
  earlyStarts: number
  lateEnds: number
}

/**
 * The term as cells: a weekday in a group of weeks. Weeks in which the same meetings take place are
 * one group, so most terms have two or three groups and not eighteen.
 */
export class TermGrid {
  readonly cellCount: number
  /** How many weeks stand behind a cell. */
  readonly cellWeeks: Int32Array
  /** Weeks with any meeting at all, at least 1. */
  readonly weekCount: number
  /** Tenths of points of a gap minute, and of a class, in each cell. */
  readonly gapCosts: Int32Array
  readonly busyCosts: Int32Array
  private readonly groupOfWeek: number[]
  private readonly groupCount: number
  private readonly groupsOfWeeks = new Map<WeekSet, readonly number[]>()

  constructor(
    meetings: readonly PlannerMeeting[],
    readonly preferences: PlanPreferences,
  ) {
    const sets = [...new Set(meetings.map(({ weeks }) => weeks))]
    const groups = new Map<string, number>()
    const weeksOfGroup: number[] = []
    this.groupOfWeek = []
    for (let week = 1; week <= weeksMax; week += 1) {
      const signature = sets.map((set) => (hasWeek(set, week) ? '1' : '0')).join('')
      if (!signature.includes('1')) continue
      const group = groups.get(signature) ?? groups.size
      groups.set(signature, group)
      weeksOfGroup[group] = (weeksOfGroup[group] ?? 0) + 1
      this.groupOfWeek[week] = group
    }
    this.groupCount = groups.size
    this.weekCount = Math.max(
      1,
      weeksOfGroup.reduce((sum, count) => sum + count, 0),
    )
    this.cellCount = 7 * this.groupCount
    this.cellWeeks = new Int32Array(this.cellCount)
    this.gapCosts = new Int32Array(this.cellCount)
    this.busyCosts = new Int32Array(this.cellCount)
    const gapCost = tenth * (preferences.hasFewGaps ? planWeights.gapMinute : planWeights.gapMinuteUnwished)
    for (let cell = 0; cell < this.cellCount; cell += 1) {
      const weeks = weeksOfGroup[cell % this.groupCount] ?? 0
      this.cellWeeks[cell] = weeks
      this.gapCosts[cell] = weeks * gapCost
      if (preferences.freeWeekdays?.includes(this.weekdayOf(cell)))
        this.busyCosts[cell] = weeks * tenth * planWeights.busyFreeWeekday
    }
  }

  weekdayOf(cell: number): number {
    return Math.floor(cell / this.groupCount) + 1
  }

  isEarly({ startMinute }: PlannerMeeting): boolean {
    const { earliestMinute } = this.preferences
    return typeof earliestMinute === 'number' && startMinute < earliestMinute
  }

  isLate({ endMinute }: PlannerMeeting): boolean {
    const { latestMinute } = this.preferences
    return typeof latestMinute === 'number' && endMinute > latestMinute
  }

  loadOf(meetings: readonly PlannerMeeting[]): CellLoad {
    const spans = new Map<number, [number, number][]>()
    let earlyStarts = 0
    let lateEnds = 0
    for (const meeting of meetings) {
      const { weekday, startMinute, endMinute } = meeting
      for (const group of this.groupsOf(meeting)) {
        const cell = (weekday - 1) * this.groupCount + group
        const weeks = this.cellWeeks[cell] ?? 0
        const list = spans.get(cell) ?? []
        spans.set(cell, list)
        // A class in two rooms is one class.
        if (list.some(([first, last]) => first === startMinute && last === endMinute)) continue
        list.push([startMinute, endMinute])
        if (this.isEarly(meeting)) earlyStarts += weeks
        if (this.isLate(meeting)) lateEnds += weeks
      }
    }
    const cells = [...spans.keys()].sort((a, b) => a - b)
    const lists = cells.map((cell) => spans.get(cell) ?? [])
    return {
      cells: new Int32Array(cells),
      firsts: new Int32Array(lists.map((list) => Math.min(...list.map(([first]) => first)))),
      lasts: new Int32Array(lists.map((list) => Math.max(...list.map(([, last]) => last)))),
      minutes: new Int32Array(lists.map(minutesOf)),
      earlyStarts,
      lateEnds,
    }
  }

  private groupsOf({ weeks }: PlannerMeeting): readonly number[] {
    const known = this.groupsOfWeeks.get(weeks)
    if (known) return known
    const groups = new Set<number>()
    for (const [week, group] of this.groupOfWeek.entries())
      if (group !== undefined && hasWeek(weeks, week)) groups.add(group)
    this.groupsOfWeeks.set(weeks, [...groups])
    return [...groups]
  }
}

/** The minutes that a list of spans covers. */
function minutesOf(spans: readonly [number, number][]): number {
  let minutes = 0
  let until = 0
  for (const [first, last] of [...spans].sort((a, b) => a[0] - b[0])) {
    minutes += Math.max(0, last - Math.max(first, until))
    until = Math.max(until, last)
  }
  return minutes
}
