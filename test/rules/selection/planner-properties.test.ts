import fc from 'fast-check'
import type { ComponentKind, Exam } from '../../../src/contract/catalogue/course'
import type { ComponentId, CourseId, SectionId } from '../../../src/contract/catalogue/ids'
import { findPlans, type Plan, type PlanWish } from '../../../src/rules/selection/planner'
import type { PlanPreferences } from '../../../src/rules/selection/planner-load'
import type { PlannerCourse, PlannerSection } from '../../../src/rules/selection/planner-options'
import { bestPenalties, choiceOf, faultOf, fitBeside, penaltyOf, taken } from './every-choice'

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
