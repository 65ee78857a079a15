import { performance } from 'node:perf_hooks'
import { type SeededRandom, seededRandom } from '../../src/cloud/demo/seeded-random'
import { firstClash } from '../../src/rules/catalogue/clashes'
import { findPlans, type Plan, type PlanWish } from '../../src/rules/selection/planner'
import { type BenchResult, percentile } from './bench-result'
import { type ItcDataSet, itcNames, readItc2019 } from './itc2019/read-itc2019'

const courseCount = 8
/** Picks of each kind and data set. */
const pickCount = 200

const preferenceSets: NonNullable<PlanWish['preferences']>[] = [
  {},
  { earliestMinute: 9 * 60 },
  { freeWeekdays: [5], hasFewGaps: true },
  { earliestMinute: 10 * 60, latestMinute: 18 * 60, freeWeekdays: [1, 5], hasFewGaps: true },
]

type Courses = PlanWish['courses']

/** The five best plans for eight courses of real timetables: wished together by a student, and picked blindly. */
export async function benchPlanner(): Promise<BenchResult> {
  const times: number[] = []
  let exactCount = 0
  let wholeCount = 0
  let clashCount = 0
  for (const name of itcNames) {
    const dataSet = readItc2019(name)
    if (!dataSet) return { skipped: `the shared data are absent (../shared/data/itc2019/${name}.json)` }
    const random = seededRandom(2_019)
    const picks = [...wishedTogether(dataSet, random), ...pickedBlindly(dataSet, random)]
    // The first calls are slower while the code is being compiled; a phone's are, too, so they are timed as well.
    for (const [index, courses] of picks.entries()) {
      const preferences = preferenceSets[index % preferenceSets.length]
      const startedAt = performance.now()
      const { plans, isExact } = findPlans({ courses, preferences })
      times.push(performance.now() - startedAt)
      if (isExact) exactCount += 1
      if (plans[0]?.unplaced.length === 0) wholeCount += 1
      for (const plan of plans) if (hasClash(plan, courses)) clashCount += 1
    }
  }
  const share = (count: number) => Math.round((1000 * count) / times.length) / 10
  const rounded = (value: number) => Math.round(value * 100) / 100
  const told = (name: string, about: string, value: number, unit: string) => ({ name, about, value, unit })
  return {
    figures: [
      { ...told('plannerCount', 'wishes of 8 real courses', times.length, ''), budgetMax: null },
      { ...told('plannerP50Ms', 'five best plans, median', rounded(percentile(times, 0.5)), 'ms'), budgetMax: null },
      { ...told('plannerP99Ms', '99 of 100 within', rounded(percentile(times, 0.99)), 'ms'), budgetMax: 100 },
      { ...told('plannerMaxMs', 'slowest', rounded(Math.max(...times)), 'ms'), budgetMax: 100 },
      { ...told('plannerExactPercent', 'proven to be the best', share(exactCount), '%'), budgetMax: null, goalMin: 99 },
      { ...told('plannerWholePercent', 'with a place for all 8', share(wholeCount), '%'), budgetMax: null },
      { ...told('plannerClashes', 'plans with a clash', clashCount, ''), budgetMax: 0 },
    ],
  }
}

/** Looked at meeting by meeting, apart from how the planner looks. */
function hasClash({ choices }: Plan, courses: Courses): boolean {
  const sections = choices.flatMap(({ courseId, sectionIds }) => {
    const course = courses.find((one) => one.course.id === courseId)
    return sectionIds.flatMap((id) => course?.sections.get(id) ?? [])
  })
  return sections.some((a, index) => sections.slice(index + 1).some((b) => firstClash(a.meetings, b.meetings)))
}

/** Eight of the courses of students who wish that many; where nobody does, of two students together. */
function wishedTogether({ students, courses }: ItcDataSet, random: SeededRandom): Courses[] {
  const many = students.filter(({ courseIds }) => courseIds.length >= courseCount)
  return Array.from({ length: pickCount }, () => {
    const wished = new Set(many.length > 0 ? random.shuffled(random.pick(many).courseIds) : [])
    while (wished.size < courseCount) for (const id of random.pick(students).courseIds) wished.add(id)
    return [...wished].slice(0, courseCount).flatMap((id) => courses.get(id) ?? [])
  })
}

function pickedBlindly({ courses }: ItcDataSet, random: SeededRandom): Courses[] {
  const all = [...courses.values()]
  return Array.from({ length: pickCount }, () => random.shuffled(all).slice(0, courseCount))
}
