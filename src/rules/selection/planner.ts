import type { CourseId, SectionId } from '../../contract/catalogue/ids'
import { BusyTerm } from './planner-busy-term'
import { type CellLoad, type PlanPreferences, planWeights, TermGrid, tenth } from './planner-load'
import {
  addBit,
  type CourseOption,
  candidatesOf,
  clashesWithTaken,
  meetingKey,
  optionsOf,
  type PatternSets,
  Patterns,
  type PlannerCourse,
  type PlannerMeeting,
  type PlannerSection,
  type TimedSection,
} from './planner-options'
import { type FoundPlan, PlanSearch, type SearchOption } from './planner-search'

export interface PlanWish {
  /** The wished courses, each once. */
  courses: readonly PlannerCourse[]
  /** What stands in the timetable already and stays. */
  taken?: readonly TimedSection[]
  /** Sections to leave aside, full or withdrawn ones say, answer false. */
  isSelectable?: (section: PlannerSection) => boolean
  preferences?: PlanPreferences
  /** At most so many plans; 5 when not given. */
  plansMax?: number
  /** How many options the search may look at before it answers with the best so far. */
  workMax?: number
}

/** Sections to choose, with the facts by which one plan is better than another; they count what is taken too. */
export interface Plan {
  choices: readonly { courseId: CourseId; sectionIds: readonly SectionId[] }[]
  /** Courses that do not fit beside the others, or fit nowhere. */
  unplaced: readonly CourseId[]
  /** Points by `planWeights`, a week; only good for comparing plans of one search. */
  penalty: number
  /** Different meetings that start before the wished minute, or end after it. */
  earlyMeetings: number
  lateMeetings: number
  /** Minutes between the first and the last class of a day without one, in an average week. */
  gapMinutesPerWeek: number
  /** Weekdays, 1 to 7, with a class in any week. */
  busyWeekdays: readonly number[]
  /** Of those: the ones that were to stay free. */
  busyFreeWeekdays: readonly number[]
  /** Courses that a preferred teacher teaches, but not in the sections chosen. */
  otherTeacherCourseIds: readonly CourseId[]
}

export interface PlanSearchResult {
  /** Best first, all with the same, largest number of courses; empty when no wished course fits at all. */
  plans: readonly Plan[]
  /** False when the search ended early: there may be better plans. */
  isExact: boolean
}

interface PlannedOption extends SearchOption {
  option: CourseOption
}

const plansMaxDefault = 5
const workMaxDefault = 400_000

/**
 * The best choices of sections for the wished courses: no clash with one another or with what is taken, every
 * section beside its parent, all components of one configuration. As many courses as possible come first,
 * then the least penalty; equal ones stand in the catalogue's order.
 * Plans that fill the same times of the week with the same courses look the same to a student, whichever course
 * stands where, so only the best of them is given.
 */
export function findPlans(wish: PlanWish): PlanSearchResult {
  const { courses, taken = [], preferences = {}, plansMax = plansMaxDefault, workMax = workMaxDefault } = wish
  const patterns = new Patterns()
  const isUsable = (section: PlannerSection) =>
    (wish.isSelectable?.(section) ?? true) && !clashesWithTaken(section, taken)
  const candidates = courses.map((course) => candidatesOf(course, patterns, isUsable, preferences.teachers ?? []))
  const { withinCourse, betweenCourses } = patterns.clashSets()
  const ways = courses.map((course, index) => optionsOf(course, candidates[index] ?? [], withinCourse))
  const takenMeetings = meetingsOf(taken)
  const allMeetings = [...takenMeetings]
  for (const { options } of ways) allMeetings.push(...meetingsOf(options))
  const grid = new TermGrid(allMeetings, preferences)
  const prepared = ways.map(({ options }, course) =>
    options.map((option) => preparedOption(option, course, betweenCourses, grid)),
  )
  const takenLoad = grid.loadOf(takenMeetings)
  const { found, isExact } = new PlanSearch(grid, prepared, takenLoad, { plansMax, workMax }).run()
  const plans = found
    .filter(({ options }) => options.length > 0)
    .map((plan) => describe(plan, courses, grid, takenMeetings))
  return { plans, isExact: isExact && ways.every(({ isComplete }) => isComplete) }
}

function meetingsOf(owners: readonly { meetings: readonly PlannerMeeting[] }[]): PlannerMeeting[] {
  const meetings: PlannerMeeting[] = []
  for (const owner of owners) meetings.push(...owner.meetings)
  return meetings
}

function preparedOption(option: CourseOption, course: number, clashSets: PatternSets, grid: TermGrid): PlannedOption {
  const wordCount = Math.ceil(clashSets.length / 32)
  const members = new Int32Array(wordCount)
  const clashes = new Int32Array(wordCount)
  for (const pattern of option.patterns) {
    addBit(members, pattern)
    const clashing = clashSets[pattern]
    for (let word = 0; word < wordCount; word += 1) clashes[word] = (clashes[word] ?? 0) | (clashing?.[word] ?? 0)
  }
  const load = grid.loadOf(option.meetings)
  const teacherCost = option.isOtherTeacher ? planWeights.otherTeacher * tenth * grid.weekCount : 0
  const timeKeys = option.meetings.map(meetingKey)
  return { course, members, clashes, load, cost: classCost(load) + teacherCost, timeKeys, option }
}

function classCost({ earlyStarts, lateEnds }: CellLoad): number {
  return tenth * (earlyStarts * planWeights.earlyStart + lateEnds * planWeights.lateEnd)
}

function describe(
  { options, cost }: FoundPlan<PlannedOption>,
  courses: readonly PlannerCourse[],
  grid: TermGrid,
  takenMeetings: readonly PlannerMeeting[],
): Plan {
  const busy = new BusyTerm(grid)
  const takenLoad = grid.loadOf(takenMeetings)
  const takenCost = classCost(takenLoad) + busy.costOf(takenLoad)
  busy.add(takenLoad)
  for (const { load } of options) busy.add(load)
  const meetings = distinctMeetings([...takenMeetings, ...meetingsOf(options.map(({ option }) => option))])
  const busyWeekdays = busy.weekdays()
  const choices: Plan['choices'][number][] = []
  const unplaced: CourseId[] = []
  const otherTeacherCourseIds: CourseId[] = []
  for (const [index, { course }] of courses.entries()) {
    const placed = options.find((option) => option.course === index)
    if (placed) choices.push({ courseId: course.id, sectionIds: placed.option.sectionIds })
    else unplaced.push(course.id)
    if (placed?.option.isOtherTeacher) otherTeacherCourseIds.push(course.id)
  }
  return {
    choices,
    unplaced,
    penalty: (takenCost + cost) / grid.weekCount / tenth,
    earlyMeetings: meetings.filter((meeting) => grid.isEarly(meeting)).length,
    lateMeetings: meetings.filter((meeting) => grid.isLate(meeting)).length,
    gapMinutesPerWeek: busy.gapMinutesOfTerm() / grid.weekCount,
    busyWeekdays,
    busyFreeWeekdays: busyWeekdays.filter((weekday) => grid.preferences.freeWeekdays?.includes(weekday)),
    otherTeacherCourseIds,
  }
}

function distinctMeetings(meetings: readonly PlannerMeeting[]): PlannerMeeting[] {
  return [...new Map(meetings.map((meeting) => [meetingKey(meeting), meeting])).values()]
}
