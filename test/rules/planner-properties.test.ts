import fc from 'fast-check'
import type { ComponentKind, Exam } from '../../src/contract/catalogue'
import type { ComponentId, CourseId, SectionId } from '../../src/contract/ids'
import { examClash, firstClash } from '../../src/rules/clashes'
import { findPlans, type Plan, type PlanWish } from '../../src/rules/planner'
import type { PlanPreferences } from '../../src/rules/planner-load'
import type { PlannerCourse, PlannerMeeting, PlannerSection } from '../../src/rules/planner-options'
import { weeksOf } from '../../src/rules/weeks'

const weekCount = 4
const teacher = '王伟'

const meetings = fc.array(
  fc.record({
    weekday: fc.integer({ min: 1, max: 3 }),
    startMinute: fc.constantFrom(480, 540, 600, 720),
    length: fc.constantFrom(50, 100),
    weeks: fc.constantFrom(0b1111, 0b1111, 0b0101, 0b1010, 0b1100),
  }),
  { maxLength: 2 },
)
/** One short class on one of two days, so that many gaps open and are filled again. */
const shortMeeting = fc.record({
  weekday: fc.integer({ min: 1, max: 2 }),
  startMinute: fc.constantFrom(480, 540, 600, 660, 720, 780, 840, 900),
  length: fc.constant(50),
  weeks: fc.constantFrom(0b1111, 0b1111, 0b0101, 0b1010),
})
const sectionShape = fc.record({
  meetings,
  componentIndex: fc.integer({ min: 0, max: 2 }),
  /** Counted among the sections of the course; none when there is no such section. */
  parentIndex: fc.option(fc.integer({ min: 0, max: 6 }), { freq: 2 }),
  hasTeacher: fc.boolean(),
  examDay: fc.constantFrom(null, null, '2027-01-11', '2027-01-12'),
})
const courseShape = fc.record({
  configurations: fc.constantFrom([1], [1, 1], [1, 2], [1, 1, 2]),
  sections: fc.array(sectionShape, { minLength: 1, maxLength: 5 }),
})
const preferences: fc.Arbitrary<PlanPreferences> = fc.record({
  earliestMinute: fc.option(fc.constantFrom(500, 560)),
  latestMinute: fc.option(fc.constantFrom(600, 700)),
  freeWeekdays: fc.subarray([1, 2, 3]),
  hasFewGaps: fc.boolean(),
  teachers: fc.constantFrom([], [teacher]),
})

const kinds: ComponentKind[] = ['lecture', 'lab', 'tutorial']
/** Meets in every week, so that an average is over all four of them. */
const taken: PlannerSection = {
  id: 999 as SectionId,
  componentId: 999 as ComponentId,
  parentId: null,
  meetings: [{ weekday: 3, startMinute: 480, endMinute: 530, weeks: 0b1111 }],
}

interface Shape {
  configurations: readonly number[]
  sections: readonly {
    meetings: readonly { weekday: number; startMinute: number; length: number; weeks: number }[]
    componentIndex: number
    parentIndex: number | null
    hasTeacher: boolean
    examDay: string | null
  }[]
}

function courseOf({ configurations, sections }: Shape, index: number): PlannerCourse {
  const firstId = (index + 1) * 10
  const components = configurations.map((configuration, part) => ({
    id: (firstId + part) as ComponentId,
    kind: kinds[part] ?? 'other',
    configuration,
  }))
  const listed = sections.map((shape, position): PlannerSection => {
    const day = shape.examDay
    const exam: Exam | null = day ? { day, startMinute: 540, endMinute: 660, room: null } : null
    const isParent = shape.parentIndex !== null && shape.parentIndex < sections.length && shape.parentIndex !== position
    return {
      id: (firstId + position) as SectionId,
      componentId: (firstId + (shape.componentIndex % configurations.length)) as ComponentId,
      parentId: isParent ? ((firstId + (shape.parentIndex ?? 0)) as SectionId) : null,
      meetings: shape.meetings.map(({ length, ...rest }) => ({ ...rest, endMinute: rest.startMinute + length })),
      teachers: [{ name: shape.hasTeacher ? teacher : '李娜', nameEn: null }],
      exam,
    }
  })
  return { course: { id: (index + 1) as CourseId }, components, sections: new Map(listed.map((one) => [one.id, one])) }
}

const wishes = fc
  .record({ shapes: fc.array(courseShape, { minLength: 1, maxLength: 3 }), preferences })
  .map((given): PlanWish => ({ courses: given.shapes.map(courseOf), taken: [taken], preferences: given.preferences }))

/** Up to six courses of a few short sections each. */
const packedWishes = fc
  .record({
    sections: fc.array(fc.array(shortMeeting, { minLength: 1, maxLength: 3 }), { minLength: 3, maxLength: 6 }),
    preferences,
  })
  .map(({ sections, preferences: wished }): PlanWish => {
    const plain = { componentIndex: 0, parentIndex: null, hasTeacher: false, examDay: null }
    const shapes = sections.map((times) => ({
      configurations: [1],
      sections: times.map((time) => ({ ...plain, meetings: [time] })),
    }))
    return { courses: shapes.map(courseOf), taken: [taken], preferences: wished }
  })

function hasClash(a: PlannerSection, b: PlannerSection): boolean {
  return firstClash(a.meetings, b.meetings) !== null
}

/** Why these sections are no way to take the course; null when they are. */
function faultOf({ components }: PlannerCourse, chosen: readonly PlannerSection[]): string | null {
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

function fitBeside(a: readonly PlannerSection[], b: readonly PlannerSection[]): boolean {
  return a.every((one) => b.every((other) => !hasClash(one, other) && !examClash(one.exam ?? null, other.exam ?? null)))
}

function subsets<Item>(items: readonly Item[]): Item[][] {
  return items.reduce<Item[][]>((all, item) => all.concat(all.map((one) => one.concat(item))), [[]])
}

type Choice = { course: PlannerCourse; chosen: PlannerSection[] }[]

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
function penaltyOf(choice: Choice, wished: PlanPreferences): number {
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
function bestPenalties({ courses, preferences: wished = {} }: PlanWish): { placed: number; penalties: number[] } {
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

function choiceOf({ choices }: Plan, courses: readonly PlannerCourse[]): Choice {
  return courses.flatMap((course) => {
    const choice = choices.find(({ courseId }) => courseId === course.course.id)
    return choice ? [{ course, chosen: choice.sectionIds.flatMap((id) => course.sections.get(id) ?? []) }] : []
  })
}

const inTenths = (points: number) => Math.round(points * 1000) / 1000

test('no plan has a clash, an orphaned section or half a course', () => {
  fc.assert(
    fc.property(wishes, (wish) => {
      for (const plan of findPlans(wish).plans) {
        const choice = choiceOf(plan, wish.courses)
        for (const [index, { course, chosen }] of choice.entries()) {
          expect(faultOf(course, chosen)).toBeNull()
          for (const other of choice.slice(index + 1)) expect(fitBeside(chosen, other.chosen)).toBe(true)
        }
        expect(plan.choices.length + plan.unplaced.length).toBe(wish.courses.length)
      }
    }),
    { numRuns: 300 },
  )
})

test('the plans are the best that trying every choice finds, best first', () => {
  fc.assert(
    fc.property(fc.oneof(wishes, packedWishes), (wish) => {
      const { plans, isExact } = findPlans(wish)
      const { placed, penalties } = bestPenalties(wish)
      expect(isExact).toBe(true)
      expect(plans.map(({ penalty }) => inTenths(penalty))).toEqual(penalties.map(inTenths))
      for (const plan of plans) {
        expect(plan.choices).toHaveLength(placed)
        expect(inTenths(penaltyOf(choiceOf(plan, wish.courses), wish.preferences ?? {}))).toBe(inTenths(plan.penalty))
      }
    }),
    { numRuns: 300 },
  )
})

test('the same wish gets the same plans', () => {
  fc.assert(
    fc.property(wishes, (wish) => {
      expect(findPlans(wish)).toEqual(findPlans(wish))
    }),
  )
})

test('a preference changes which plans come first, never how many courses have a place', () => {
  fc.assert(
    fc.property(wishes, (wish) => {
      const placedIn = (plans: readonly Plan[]) => plans[0]?.choices.length ?? 0
      expect(placedIn(findPlans(wish).plans)).toBe(placedIn(findPlans({ ...wish, preferences: {} }).plans))
    }),
  )
})

test('a search cut short anywhere still gives only plans that hold', () => {
  fc.assert(
    fc.property(wishes, fc.integer({ min: 0, max: 60 }), (wish, workMax) => {
      const { placed } = bestPenalties(wish)
      const { plans, isExact } = findPlans({ ...wish, workMax })
      expect(plans.length > 0).toBe(placed > 0)
      if (isExact) expect(plans).toEqual(findPlans(wish).plans)
      for (const plan of plans)
        for (const { course, chosen } of choiceOf(plan, wish.courses)) expect(faultOf(course, chosen)).toBeNull()
    }),
  )
})
