import type { ComponentId, SectionId } from '../../../src/contract/catalogue/ids'
import { examClash, firstClash } from '../../../src/rules/catalogue/clashes'
import { weeksOf } from '../../../src/rules/catalogue/weeks'
import type { Plan, PlanWish } from '../../../src/rules/selection/planner'
import type { PlanPreferences } from '../../../src/rules/selection/planner-load'
import type { PlannerCourse, PlannerMeeting, PlannerSection } from '../../../src/rules/selection/planner-options'

// The plainest way to plan: try every choice and reckon it week by week. Too slow for use, right for comparing.

const weekCount = 4

/** Meets in every week, so that an average is over all four of them. */
export const taken: PlannerSection = {
  id: 999 as SectionId,
  componentId: 999 as ComponentId,
  parentId: null,
  meetings: [{ weekday: 3, startMinute: 480, endMinute: 530, weeks: 0b1111 }],
}

function hasClash(a: PlannerSection, b: PlannerSection): boolean {
  return firstClash(a.meetings, b.meetings) !== null
}

/** Why these sections are no way to take the course; null when they are. */
export function faultOf({ components }: PlannerCourse, chosen: readonly PlannerSection[]): string | null {
  if (chosen.some((a, index) => hasClash(a, taken) || chosen.slice(index + 1).some((b) => hasClash(a, b))))
    return 'clash'
  if (chosen.some(({ parentId }) => parentId !== null && chosen.every(({ id }) => id !== parentId))) return 'parent'
  const alternatives = new Set(components.map(({ configuration }) => configuration))
  const isWhole = [...alternatives].some((configuration) => {
    const wanted = components.filter((component) => component.configuration === configuration)
    return (
      wanted.length === chosen.length && wanted.every(({ id }) => chosen.some(({ componentId }) => componentId === id))
    )
  })
  return isWhole ? null : 'components'
}

export function fitBeside(a: readonly PlannerSection[], b: readonly PlannerSection[]): boolean {
  return a.every((one) => b.every((other) => !hasClash(one, other) && !examClash(one.exam ?? null, other.exam ?? null)))
}

function subsets<Item>(items: readonly Item[]): Item[][] {
  return items.reduce<Item[][]>((all, item) => all.concat(all.map((one) => one.concat(item))), [[]])
}

export type Choice = { course: PlannerCourse; chosen: PlannerSection[] }[]

/** Every choice there is, tried one by one. */
function everyChoice(courses: readonly PlannerCourse[]): Choice[] {
  return courses.reduce<Choice[]>(
    (all, course) => {
      const ways = subsets([...course.sections.values()]).filter((way) => way.length > 0 && !faultOf(course, way))
      return all.flatMap((choice) => [
        choice,
        ...ways
          .filter((way) => choice.every(({ chosen }) => fitBeside(chosen, way)))
          .map((chosen) => [...choice, { course, chosen }]),
      ])
    },
    [[]],
  )
}

/** Counted minute by minute, between the first class and the last. */
function idleMinutes(day: readonly PlannerMeeting[]): number {
  const first = Math.min(...day.map(({ startMinute }) => startMinute))
  const last = Math.max(...day.map(({ endMinute }) => endMinute))
  let idle = 0
  for (let minute = first; minute < last; minute += 1)
    if (!day.some(({ startMinute, endMinute }) => startMinute <= minute && minute < endMinute)) idle += 1
  return idle
}

/** The penalty reckoned week by week, as the weights are described. */
export function penaltyOf(choice: Choice, wished: PlanPreferences): number {
  const sections = [taken, ...choice.flatMap(({ chosen }) => chosen)]
  let points = 0
  for (const week of [1, 2, 3, 4]) {
    for (const weekday of [1, 2, 3, 4, 5, 6, 7]) {
      const meetings = sections
        .flatMap((section) => section.meetings)
        .filter((meeting) => meeting.weekday === weekday && weeksOf(meeting.weeks).includes(week))
      // One class in two rooms is one class.
      const day = [...new Map(meetings.map((one) => [`${one.startMinute} ${one.endMinute}`, one])).values()]
      if (day.length > 0 && wished.freeWeekdays?.includes(weekday)) points += 480
      for (const { startMinute, endMinute } of day) {
        if (wished.earliestMinute && startMinute < wished.earliestMinute) points += 120
        if (wished.latestMinute && endMinute > wished.latestMinute) points += 120
      }
      points += idleMinutes(day) * (wished.hasFewGaps ? 1 : 0.1)
    }
  }
  const others = choice.filter(({ course, chosen }) => {
    const isTaughtByPreferred = (section: PlannerSection) =>
      (section.teachers ?? []).some(({ name }) => wished.teachers?.includes(name))
    // A section that clashes with the timetable is no section for this student.
    const usable = [...course.sections.values()].filter((section) => !hasClash(section, taken))
    return usable.some(isTaughtByPreferred) && !chosen.some(isTaughtByPreferred)
  })
  return points / weekCount + 240 * others.length
}

const weekOf = (list: readonly PlannerMeeting[]) =>
  list
    .map((meeting) => JSON.stringify(meeting))
    .sort()
    .join()

/** The penalties of the five best choices that fill different times, of those with the most courses. */
export function bestPenalties({ courses, preferences: wished = {} }: PlanWish): {
  placed: number
  penalties: number[]
} {
  const all = everyChoice(courses)
  const placed = Math.max(...all.map((choice) => choice.length))
  const byWeek = new Map<string, number>()
  for (const choice of all.filter(({ length }) => length === placed)) {
    const placedIds = choice.map(({ course }) => course.course.id).join()
    const key = `${placedIds} ${weekOf(choice.flatMap(({ chosen }) => chosen.flatMap((section) => section.meetings)))}`
    byWeek.set(key, Math.min(byWeek.get(key) ?? Number.POSITIVE_INFINITY, penaltyOf(choice, wished)))
  }
  return { placed, penalties: placed === 0 ? [] : [...byWeek.values()].sort((a, b) => a - b).slice(0, 5) }
}

export function choiceOf({ choices }: Plan, courses: readonly PlannerCourse[]): Choice {
  return courses.flatMap((course) => {
    const choice = choices.find(({ courseId }) => courseId === course.course.id)
    return choice ? [{ course, chosen: choice.sectionIds.flatMap((id) => course.sections.get(id) ?? []) }] : []
  })
}
