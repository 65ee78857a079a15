import fc from 'fast-check'
import type { QuotaId, SectionId } from '../../../src/contract/catalogue/ids'
import { refusalPrecedence } from '../../../src/contract/refusal'
import type { DepartmentId } from '../../../src/contract/school/ids'
import {
  type SelectionFacts,
  whyCannotDrop,
  whyCannotSelect,
  whyCannotSelectAlone,
} from '../../../src/rules/selection/enrolment'
import { type OpenRound, openRoundFor } from '../../../src/rules/selection/rounds'
import {
  hour,
  nine,
  sampleCourse,
  sampleOffering,
  sampleRound,
  sampleSeats,
  sampleSection,
  sampleStudent,
} from '../../support/rule-samples'

const circumstances = fc.record({
  isRoundOpen: fc.boolean(),
  isForOthers: fc.boolean(),
  holdCount: fc.integer({ min: 0, max: 2 }),
  creditsTaken: fc.integer({ min: 0, max: 25 }),
  takenWeekday: fc.integer({ min: 1, max: 7 }),
  isAlreadyIn: fc.boolean(),
  capacity: fc.option(fc.integer({ min: 0, max: 2 })),
  enrolled: fc.integer({ min: 0, max: 3 }),
  isReserved: fc.boolean(),
  hasExamClash: fc.boolean(),
  hasPassed: fc.boolean(),
  isEligible: fc.boolean(),
  chosen: fc.subarray([0, 1, 2, 3], { minLength: 1 }),
})

type Circumstances = typeof circumstances extends fc.Arbitrary<infer Given> ? Given : never

/** Nothing in the way of taking sections 01 and 03. */
const allClear: Circumstances = {
  isRoundOpen: true,
  isForOthers: false,
  holdCount: 0,
  creditsTaken: 0,
  takenWeekday: 7,
  isAlreadyIn: false,
  capacity: null,
  enrolled: 0,
  isReserved: false,
  hasExamClash: false,
  hasPassed: false,
  isEligible: true,
  chosen: [0, 2],
}

function factsOf(given: Circumstances): SelectionFacts {
  const exam = { day: '2027-01-11', startMinute: 540, endMinute: 660, room: null }
  const sections = [
    sampleSection(1, 1, 1, { exam: given.hasExamClash ? exam : null }),
    sampleSection(2, 1, 2),
    sampleSection(3, 2, 3, { parentId: 1 }),
    sampleSection(4, 2, 1, { parentId: 2 }),
  ]
  const rules = given.isEligible
    ? {}
    : {
        prerequisite: { kind: 'course', code: 'CS 100', gradeMin: null } as const,
        corequisites: ['CS 99'],
        standingMin: 3,
        departments: [{ id: 7 as DepartmentId, name: '数学系', nameEn: null }],
      }
  const offering = sampleOffering(1, 3, sections, { kinds: ['lecture', 'lab'], rules })
  const opensMs = given.isRoundOpen ? nine - 1000 : nine + 1000
  const round = sampleRound({
    opensAt: new Date(opensMs).toISOString(),
    closesAt: new Date(opensMs + hour).toISOString(),
    cohorts: given.isForOthers ? [2020] : [],
  })
  const quota = {
    id: 1 as QuotaId,
    seats: 1,
    taken: 0,
    cohorts: [2020],
    departmentIds: [],
    releasesAt: '2026-12-01T00:00:00Z',
  }
  return {
    nowMs: nine,
    open: openRoundFor([round], { cohort: 2025, departmentId: null }, nine, 'select'),
    student: sampleStudent({
      holds: Array.from({ length: given.holdCount }, () => ({
        reason: 'unpaid_bill' as const,
        note: null,
        placedAt: '2026-11-01T00:00:00Z',
      })),
      results: given.hasPassed ? [{ courseCode: 'CS 1', takenIn: '2025-autumn', grade: 80, isPassed: true }] : [],
      enrolled: [
        { course: sampleCourse(2, given.creditsTaken), sections: [sampleSection(9, 9, given.takenWeekday, { exam })] },
        ...(given.isAlreadyIn ? [{ course: offering.course, sections: sections.slice(0, 1) }] : []),
      ],
    }),
    offering,
    chosen: given.chosen.flatMap((index) => sections[index] ?? []),
    seatsOf: () =>
      sampleSeats({ capacity: given.capacity, enrolled: given.enrolled, quotas: given.isReserved ? [quota] : [] }),
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
      const reserved = given.isReserved ? 1 : 0
      expect(given.capacity === null || given.enrolled < given.capacity - reserved).toBe(true)
      expect(given.hasPassed || !given.isEligible || (given.hasExamClash && given.chosen.includes(0))).toBe(false)
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
  expect(whyCannotSelect(factsOf({ ...allClear, creditsTaken: 17 }))).toEqual([])
  expect(whyCannotSelect(factsOf({ ...allClear, creditsTaken: 18 }))).toEqual([
    { code: 'credit_limit', creditsAfter: 21, creditsMax: 20 },
  ])
})

test('a hold keeps nobody in a course, a closed round does', () => {
  const closed: OpenRound = { refusal: { code: 'round_not_open', opensAt: null, closedAt: null } }
  expect(whyCannotDrop({ open: factsOf({ ...allClear, holdCount: 1 }).open, isEnrolled: true })).toEqual([])
  expect(whyCannotDrop({ open: closed, isEnrolled: false }).map(({ code }) => code)).toEqual([
    'round_not_open',
    'not_enrolled',
  ])
})

test('an exception from an adviser lifts the one rule it was granted for, for the one course', () => {
  const facts = factsOf({ ...allClear, creditsTaken: 18, takenWeekday: 1, isEligible: false })
  const courseId = facts.offering.course.id
  const codesWith = (...kinds: ('credit_limit' | 'prerequisite' | 'time_clash')[]) =>
    whyCannotSelect({
      ...facts,
      student: { ...facts.student, exceptions: kinds.map((kind) => ({ kind, courseId })) },
    }).map(({ code }) => code)
  const eligibility = ['prerequisite_unmet', 'corequisite_missing', 'standing_too_low', 'department_only']
  expect(codesWith()).toEqual([...eligibility, 'time_clash', 'credit_limit'])
  expect(codesWith('prerequisite')).toEqual(['time_clash', 'credit_limit'])
  expect(codesWith('time_clash')).toEqual([...eligibility, 'credit_limit'])
  expect(codesWith('prerequisite', 'time_clash', 'credit_limit')).toEqual([])
})

test('two sections that staff let stand beside one another do not clash', () => {
  const facts = factsOf({ ...allClear, takenWeekday: 1 })
  expect(whyCannotSelect(facts).map(({ code }) => code)).toEqual(['time_clash'])
  const allowed = facts.chosen.map((one) => ({ ...one, clashAllowedWith: [9 as SectionId] }))
  expect(whyCannotSelect({ ...facts, chosen: allowed })).toEqual([])
})

test('seats left for others only are told as such, with the hour at which they are free for all', () => {
  expect(whyCannotSelect(factsOf({ ...allClear, capacity: 1, isReserved: true }))).toMatchObject([
    { code: 'seats_reserved', seatsLeft: 1, releasesAt: '2026-12-01T00:00:00Z' },
    { code: 'seats_reserved' },
  ])
})

test('nobody is told to wait in a round without a queue', () => {
  const facts = factsOf({ ...allClear, capacity: 0 })
  const waitingIn = (given: Parameters<typeof sampleRound>[0]) => {
    const [refusal] = whyCannotSelect({ ...facts, open: { round: sampleRound(given) } })
    return refusal?.code === 'section_full' ? refusal.waiting : undefined
  }
  expect(waitingIn({})).toBe(0)
  expect(waitingIn({ isWaitlistOpen: false })).toBeNull()
  expect(waitingIn({ kind: 'trial' })).toBeNull()
  expect(waitingIn({ kind: 'lottery' })).toBeNull()
})
