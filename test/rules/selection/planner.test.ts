import type { ComponentKind, Exam } from '../../../src/contract/catalogue/course'
import type { ComponentId, CourseId, SectionId } from '../../../src/contract/catalogue/ids'
import type { BilingualName } from '../../../src/contract/kernel/bilingual-name'
import { weekRange } from '../../../src/rules/catalogue/weeks'
import { findPlans, type Plan, type PlanWish } from '../../../src/rules/selection/planner'
import type { PlannerCourse, PlannerMeeting, PlannerSection } from '../../../src/rules/selection/planner-options'

const allWeeks = weekRange(1, 16)
const monday = 1
const tuesday = 2
const friday = 5

interface SectionDetails {
  componentId?: number
  parentId?: number
  weeks?: number
  teacher?: string
  exam?: Exam
  clashAllowedWith?: number[]
}

function at(weekday: number, hour: number, weeks = allWeeks): PlannerMeeting {
  return { weekday, startMinute: hour * 60, endMinute: hour * 60 + 50, weeks }
}

function section(id: number, meetings: PlannerMeeting[], details: SectionDetails = {}): PlannerSection {
  const teachers: BilingualName[] = details.teacher ? [{ name: details.teacher, nameEn: null }] : []
  return {
    id: id as SectionId,
    componentId: (details.componentId ?? Math.floor(id / 100)) as ComponentId,
    parentId: (details.parentId ?? null) as SectionId | null,
    meetings,
    exam: details.exam ?? null,
    teachers,
    clashAllowedWith: (details.clashAllowedWith ?? []) as SectionId[],
  }
}

/** A course of sections of one component, or of the components given. */
function course(id: number, sections: PlannerSection[], components?: PlannerCourse['components']): PlannerCourse {
  const only = { id: id as ComponentId, kind: 'lecture' as ComponentKind, configuration: 1 }
  return {
    course: { id: id as CourseId },
    components: components ?? [only],
    sections: new Map(sections.map((one) => [one.id, one])),
  }
}

/** The sections of a plan, as numbers. */
function sectionsOf(plan: Plan | undefined): number[] {
  return plan?.choices.flatMap(({ sectionIds }) => [...sectionIds]) ?? []
}

function bestOf(courses: PlannerCourse[], wish: Omit<PlanWish, 'courses'> = {}): Plan | undefined {
  return findPlans({ courses, ...wish }).plans[0]
}

const lectureAndLab: PlannerCourse['components'] = [
  { id: 11 as ComponentId, kind: 'lecture', configuration: 1 },
  { id: 12 as ComponentId, kind: 'lab', configuration: 1 },
]

describe('what a plan must keep', () => {
  test('a course is planned at a time the others leave free', () => {
    const plan = bestOf([
      course(1, [section(100, [at(monday, 8)])]),
      course(2, [section(200, [at(monday, 8)]), section(201, [at(monday, 9)])]),
    ])
    expect(sectionsOf(plan)).toEqual([100, 201])
    expect(plan?.unplaced).toEqual([])
  })

  test('what is in the timetable already stays there', () => {
    const plan = bestOf([course(1, [section(100, [at(monday, 8)]), section(101, [at(monday, 14)])])], {
      taken: [section(900, [at(monday, 8)])],
    })
    expect(sectionsOf(plan)).toEqual([101])
  })

  test('a course in odd weeks and one in even weeks share a time', () => {
    const plan = bestOf([
      course(1, [section(100, [at(monday, 8, weekRange(1, 15, 2))])]),
      course(2, [section(200, [at(monday, 8, weekRange(2, 16, 2))])]),
    ])
    expect(sectionsOf(plan)).toEqual([100, 200])
  })

  test('a lab is planned with its own lecture only', () => {
    const plan = bestOf([
      course(
        1,
        [
          section(100, [at(monday, 8)], { componentId: 11 }),
          section(101, [at(tuesday, 8)], { componentId: 11 }),
          section(110, [at(friday, 8)], { componentId: 12, parentId: 101 }),
        ],
        lectureAndLab,
      ),
    ])
    expect(sectionsOf(plan)).toEqual([101, 110])
  })

  test('a course is taken in one of its alternatives, not in parts of both', () => {
    const components: PlannerCourse['components'] = [
      ...lectureAndLab,
      { id: 13 as ComponentId, kind: 'other', configuration: 2 },
    ]
    const sections = [
      section(100, [at(monday, 8)], { componentId: 11 }),
      section(110, [at(friday, 8)], { componentId: 12 }),
      section(120, [at(friday, 10)], { componentId: 13 }),
    ]
    const { plans } = findPlans({ courses: [course(1, sections, components)] })
    expect(plans.map(sectionsOf).sort()).toEqual([[100, 110], [120]])
  })

  test('two courses with exams at the same time are not planned together', () => {
    const exam: Exam = { day: '2027-01-11', startMinute: 540, endMinute: 660, room: null }
    const plan = bestOf([
      course(1, [section(100, [at(monday, 8)], { exam })]),
      course(2, [section(200, [at(tuesday, 8)], { exam }), section(201, [at(friday, 8)])]),
    ])
    expect(sectionsOf(plan)).toEqual([100, 201])
  })

  test('sections that staff let a student take together may overlap', () => {
    const wish = (allowed: number[]) => [
      course(1, [section(100, [at(monday, 8)], { clashAllowedWith: allowed.map((id) => 300 - id) })]),
      course(2, [section(200, [at(monday, 8)], { clashAllowedWith: allowed.map((id) => id) })]),
    ]
    expect(bestOf(wish([100]))?.unplaced).toEqual([])
    expect(bestOf(wish([]))?.unplaced).toHaveLength(1)
  })

  test('a section that is full or withdrawn is never planned', () => {
    const plan = bestOf([course(1, [section(100, [at(monday, 8)]), section(101, [at(tuesday, 8)])])], {
      isSelectable: ({ id }) => id !== 100,
    })
    expect(sectionsOf(plan)).toEqual([101])
  })
})

describe('when not every course fits', () => {
  test('as many courses as possible are placed, and the others are named', () => {
    const { plans, isExact } = findPlans({
      courses: [
        course(1, [section(100, [at(monday, 8), at(tuesday, 8)])]),
        course(2, [section(200, [at(monday, 8)])]),
        course(3, [section(300, [at(tuesday, 8)])]),
      ],
    })
    expect(isExact).toBe(true)
    expect(plans.map(({ unplaced }) => unplaced)).toEqual([[1]])
  })

  test('without any course that fits there is no plan', () => {
    const taken = [section(900, [at(monday, 8)])]
    expect(findPlans({ courses: [course(1, [section(100, [at(monday, 8)])])], taken })).toEqual({
      plans: [],
      isExact: true,
    })
  })

  test('a search that is cut short gives a plan and says that there may be better ones', () => {
    const courses = Array.from({ length: 8 }, (_, index) =>
      course(
        index + 1,
        Array.from({ length: 10 }, (_, time) => section((index + 1) * 100 + time, [at(monday, 8 + time)])),
      ),
    )
    const { plans, isExact } = findPlans({ courses, workMax: 10 })
    expect(isExact).toBe(false)
    expect(plans[0]?.unplaced).toEqual([])
  })
})

describe('what a student prefers', () => {
  const twoTimes = (first: PlannerMeeting, second: PlannerMeeting) => [
    course(1, [section(100, [first]), section(101, [second])]),
  ]

  test('without early starts, the later section comes first and the other is told as early', () => {
    const { plans } = findPlans({
      courses: twoTimes(at(monday, 8), at(monday, 14)),
      preferences: { earliestMinute: 540 },
    })
    expect(plans.map(sectionsOf)).toEqual([[101], [100]])
    expect(plans.map(({ earlyMeetings }) => earlyMeetings)).toEqual([0, 1])
  })

  test('without late ends, the section of the day comes before that of the evening', () => {
    const { plans } = findPlans({
      courses: twoTimes(at(monday, 19), at(monday, 14)),
      preferences: { latestMinute: 1080 },
    })
    expect(plans.map(({ lateMeetings }) => lateMeetings)).toEqual([0, 1])
  })

  test('a weekday is kept free where it can be, and told as busy where not', () => {
    const { plans } = findPlans({ courses: twoTimes(at(friday, 8), at(monday, 8)), preferences: { freeWeekdays: [5] } })
    expect(plans.map(({ busyFreeWeekdays }) => busyFreeWeekdays)).toEqual([[], [friday]])
  })

  test('with few gaps wished, the class next to the others comes first', () => {
    const taken = [section(900, [at(monday, 8)])]
    const { plans } = findPlans({
      courses: twoTimes(at(monday, 14), at(monday, 9)),
      taken,
      preferences: { hasFewGaps: true },
    })
    expect(plans.map(sectionsOf)).toEqual([[101], [100]])
    expect(plans.map(({ gapMinutesPerWeek }) => gapMinutesPerWeek)).toEqual([10, 310])
  })

  test('a preferred teacher decides between sections at the same time, and only one of them is shown', () => {
    const courses = [
      course(1, [
        section(100, [at(monday, 8)], { teacher: '王伟' }),
        section(101, [at(monday, 8)], { teacher: '李娜' }),
        section(102, [at(friday, 8)], { teacher: '王伟' }),
      ]),
    ]
    const { plans } = findPlans({ courses, preferences: { teachers: ['李娜'] } })
    expect(plans.map(sectionsOf)).toEqual([[101], [102]])
    expect(plans.map(({ otherTeacherCourseIds }) => otherTeacherCourseIds)).toEqual([[], [1]])
  })

  test('a preference never costs a course its place', () => {
    const courses = [course(1, [section(100, [at(friday, 8)])]), course(2, [section(200, [at(friday, 9)])])]
    expect(
      bestOf(courses, { preferences: { freeWeekdays: [friday], earliestMinute: 720, hasFewGaps: true } })?.unplaced,
    ).toEqual([])
  })

  test('two courses that change places fill the same week, which is shown once', () => {
    const times = [at(monday, 8), at(tuesday, 8)]
    const both = (id: number) =>
      course(
        id,
        times.map((time, index) => section(id * 100 + index, [time])),
      )
    expect(findPlans({ courses: [both(1), both(2)] }).plans).toHaveLength(1)
  })
})
