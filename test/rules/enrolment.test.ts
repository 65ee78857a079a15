import fc from 'fast-check'
import type { CourseSummary } from '../../src/contract/catalogue'
import type { ComponentId, CourseId, RoundId, SectionId } from '../../src/contract/ids'
import { refusalPrecedence } from '../../src/contract/refusal'
import {
  type CourseFacts,
  type SectionFacts,
  type SelectionFacts,
  whyCannotDrop,
  whyCannotSelect,
  whyCannotSelectAlone,
} from '../../src/rules/enrolment'
import { weekRange } from '../../src/rules/weeks'

const nowMs = Date.parse('2026-11-22T09:00:00+08:00')

function course(id: number, credits: number): CourseSummary {
  return { id: id as CourseId, code: `CS ${id}`, title: `课程 ${id}`, titleEn: null, credits, department: null }
}

function section(id: number, componentId: number, weekday: number, parentId: number | null = null): SectionFacts {
  return {
    id: id as SectionId,
    code: `0${id}`,
    componentId: componentId as ComponentId,
    parentId: parentId as SectionId | null,
    meetings: [{ weekday, startMinute: 480, endMinute: 575, weeks: weekRange(1, 16), room: null }],
  }
}

function offerOf(
  id: number,
  credits: number,
  sections: SectionFacts[],
  kinds: ('lecture' | 'lab')[] = ['lecture'],
): CourseFacts {
  return {
    course: course(id, credits),
    components: kinds.map((kind, index) => ({ id: (index + 1) as ComponentId, kind, configuration: 1 })),
    sections: new Map(sections.map((one) => [one.id, one])),
  }
}

const circumstances = fc.record({
  isRoundOpen: fc.boolean(),
  isForOthers: fc.boolean(),
  holdCount: fc.integer({ min: 0, max: 2 }),
  creditsTaken: fc.integer({ min: 0, max: 25 }),
  takenWeekday: fc.integer({ min: 1, max: 7 }),
  isAlreadyIn: fc.boolean(),
  capacity: fc.option(fc.integer({ min: 0, max: 2 })),
  enrolled: fc.integer({ min: 0, max: 3 }),
  chosen: fc.subarray([0, 1, 2, 3], { minLength: 1 }),
})

function factsOf(given: typeof circumstances extends fc.Arbitrary<infer Given> ? Given : never): SelectionFacts {
  const sections = [section(1, 1, 1), section(2, 1, 2), section(3, 2, 3, 1), section(4, 2, 1, 2)]
  const offer = offerOf(1, 3, sections, ['lecture', 'lab'])
  const opensMs = given.isRoundOpen ? nowMs - 1000 : nowMs + 1000
  return {
    nowMs,
    rounds: [
      {
        id: 1 as RoundId,
        name: '正选',
        nameEn: null,
        kind: 'first_come',
        opensAt: new Date(opensMs).toISOString(),
        closesAt: new Date(opensMs + 5000).toISOString(),
        creditsMax: 20,
        cohorts: given.isForOthers ? [2020] : [],
      },
    ],
    student: {
      cohort: 2025,
      holds: Array.from({ length: given.holdCount }, () => ({
        reason: 'unpaid_bill' as const,
        note: null,
        placedAt: '2026-11-01T00:00:00Z',
      })),
      enrolled: [
        { course: course(2, given.creditsTaken), sections: [section(9, 9, given.takenWeekday)] },
        ...(given.isAlreadyIn ? [{ course: offer.course, sections: sections.slice(0, 1) }] : []),
      ],
    },
    offer,
    chosen: given.chosen.flatMap((index) => sections[index] ?? []),
    seatsOf: () => ({ capacity: given.capacity, enrolled: given.enrolled }),
  }
}

test('reasons always come in the order of precedence that the contract promises', () => {
  fc.assert(
    fc.property(circumstances, (given) => {
      const places = whyCannotSelect(factsOf(given)).map(({ code }) => refusalPrecedence.indexOf(code))
      expect(places).toEqual([...places].sort((a, b) => a - b))
      expect(places).not.toContain(-1)
    }),
  )
})

test('what is refused alone is refused together too', () => {
  fc.assert(
    fc.property(circumstances, (given) => {
      const facts = factsOf(given)
      const together = whyCannotSelect(facts)
      for (const refusal of whyCannotSelectAlone(facts)) expect(together).toContainEqual(refusal)
    }),
  )
})

test('nobody is ever let into a section without a seat, over the credit limit, on hold or out of time', () => {
  fc.assert(
    fc.property(circumstances, (given) => {
      if (whyCannotSelect(factsOf(given)).length > 0) return
      expect(given.capacity === null || given.enrolled < given.capacity).toBe(true)
      expect(given.creditsTaken + 3).toBeLessThanOrEqual(20)
      expect(given.holdCount).toBe(0)
      expect(given.isRoundOpen && !given.isForOthers && !given.isAlreadyIn).toBe(true)
      // Each lecture with the lab that belongs to it.
      expect([
        [0, 2],
        [1, 3],
      ]).toContainEqual(given.chosen)
    }),
  )
})

test('the credit limit itself may be reached, not passed', () => {
  const given = {
    isRoundOpen: true,
    isForOthers: false,
    holdCount: 0,
    takenWeekday: 7,
    isAlreadyIn: false,
    capacity: null,
    enrolled: 0,
    chosen: [0, 2],
  }
  expect(whyCannotSelect(factsOf({ ...given, creditsTaken: 17 }))).toEqual([])
  expect(whyCannotSelect(factsOf({ ...given, creditsTaken: 18 }))).toEqual([
    { code: 'credit_limit', creditsAfter: 21, creditsMax: 20 },
  ])
})

test('a hold keeps nobody in a course, a closed round does', () => {
  const { rounds } = factsOf({
    isRoundOpen: true,
    isForOthers: false,
    holdCount: 1,
    creditsTaken: 0,
    takenWeekday: 7,
    isAlreadyIn: false,
    capacity: null,
    enrolled: 0,
    chosen: [0],
  })
  expect(whyCannotDrop({ nowMs, rounds, cohort: 2025, isEnrolled: true })).toEqual([])
  expect(whyCannotDrop({ nowMs, rounds: [], cohort: 2025, isEnrolled: false }).map(({ code }) => code)).toEqual([
    'round_not_open',
    'not_enrolled',
  ])
})
