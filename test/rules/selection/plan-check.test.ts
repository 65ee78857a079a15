import type { SectionId } from '../../../src/contract/catalogue/ids'
import { checkPlan, type PlanFacts } from '../../../src/rules/selection/plan-check'
import {
  nine,
  sampleOffering,
  sampleRound,
  sampleSeats,
  sampleSection,
  sampleStudent,
} from '../../support/rule-samples'

function planned(id: number, weekday: number, credits = 3, capacity = 30) {
  const section = sampleSection(id, 1, weekday)
  return {
    item: { offering: sampleOffering(id, credits, [section]), chosen: [section] },
    seats: [section.id, capacity] as const,
  }
}

function codesOf(courses: ReturnType<typeof planned>[], given: Partial<PlanFacts> = {}): string[][] {
  const capacities = new Map<SectionId, number>(courses.map(({ seats }) => seats))
  return checkPlan({
    nowMs: nine,
    round: sampleRound(),
    student: sampleStudent(),
    items: courses.map(({ item }) => item),
    seatsOf: ({ id }) => sampleSeats({ capacity: capacities.get(id) ?? 0 }),
    ...given,
  }).map((refusals) => refusals.map(({ code }) => code))
}

test('two planned courses that clash both say so', () => {
  expect(codesOf([planned(1, 1), planned(2, 1), planned(3, 2)])).toEqual([['time_clash'], ['time_clash'], []])
})

test('of too many credits the courses planned last are blocked', () => {
  const plan = [planned(1, 1, 9), planned(2, 2, 9), planned(3, 3, 9), planned(4, 4, 2)]
  expect(codesOf(plan)).toEqual([[], [], ['credit_limit'], ['credit_limit']])
})

test('before the window opens everything else is told already', () => {
  const round = sampleRound({ opensAt: new Date(nine + 60_000).toISOString() })
  expect(codesOf([planned(1, 1, 3, 0), planned(2, 2)], { round })).toEqual([['section_full'], []])
  expect(codesOf([planned(1, 1, 3, 0), planned(2, 2)], { round: null })).toEqual([['section_full'], []])
})

test('a course without sections chosen yet says what there is to choose', () => {
  const { item } = planned(1, 1)
  expect(codesOf([{ item: { ...item, chosen: [] }, seats: [1 as SectionId, 1] }])).toEqual([['component_missing']])
})

test('a course the student is in already is blocked by nothing', () => {
  const first = planned(1, 1)
  const enrolled = [{ course: first.item.offering.course, sections: first.item.chosen }]
  expect(codesOf([first, planned(2, 1)], { student: sampleStudent({ enrolled }) })).toEqual([[], ['time_clash']])
})

test('a planned course may be the corequisite of another', () => {
  const lab = sampleSection(2, 1, 2)
  const offering = sampleOffering(2, 1, [lab], { rules: { corequisites: ['CS 1'] } })
  const withLab = { item: { offering, chosen: [lab] }, seats: [lab.id, 30] as const }
  expect(codesOf([withLab])).toEqual([['corequisite_missing']])
  expect(codesOf([withLab, planned(1, 1)])).toEqual([[], []])
})
