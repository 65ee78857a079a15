import type { CourseSummary } from '../../src/contract/catalogue/course'
import type { ComponentId, CourseId, SectionId } from '../../src/contract/catalogue/ids'
import type { RoundId } from '../../src/contract/selection/ids'
import type { CourseFacts, SectionFacts } from '../../src/rules/catalogue/course-facts'
import { noCourseRules } from '../../src/rules/catalogue/course-facts'
import type { SeatFacts } from '../../src/rules/catalogue/seats'
import { weekRange } from '../../src/rules/catalogue/weeks'
import type { StudentFacts } from '../../src/rules/selection/enrolment'
import type { RoundFacts } from '../../src/rules/selection/rounds'

/** Nine in the morning of the day on which the rules are tried. */
export const nine = Date.parse('2026-11-22T09:00:00+08:00')
export const hour = 3_600_000

/** A first-come round of everybody that is open at nine, but for what is given. */
export function sampleRound(given: Partial<RoundFacts> = {}): RoundFacts {
  return {
    id: 1 as RoundId,
    name: '正选',
    nameEn: null,
    kind: 'first_come',
    opensAt: new Date(nine - hour).toISOString(),
    closesAt: new Date(nine + hour).toISOString(),
    pausedAt: null,
    creditsMin: 0,
    creditsMax: 20,
    creditLimits: [],
    cohorts: [],
    departmentIds: [],
    starts: [],
    isWaitlistOpen: true,
    waitlistMax: 8,
    offerMinutes: 120,
    releaseDelayMaxSeconds: 0,
    choicesMax: 8,
    pointsMax: 100,
    ...given,
  }
}

export function sampleCourse(id: number, credits: number): CourseSummary {
  return { id: id as CourseId, code: `CS ${id}`, title: `课程 ${id}`, titleEn: null, credits, department: null }
}

/** A section that meets from 8:00 to 9:35 on one weekday of weeks 1 to 16. */
export function sampleSection(
  id: number,
  componentId: number,
  weekday: number,
  given: Partial<Omit<SectionFacts, 'parentId'>> & { parentId?: number } = {},
): SectionFacts {
  const { parentId, ...rest } = given
  return {
    id: id as SectionId,
    code: `0${id}`,
    componentId: componentId as ComponentId,
    parentId: parentId === undefined ? null : (parentId as SectionId),
    meetings: [{ weekday, startMinute: 480, endMinute: 575, weeks: weekRange(1, 16), room: null }],
    exam: null,
    clashAllowedWith: [],
    ...rest,
  }
}

export function sampleOffering(
  id: number,
  credits: number,
  sections: SectionFacts[],
  given: { kinds?: ('lecture' | 'lab')[]; rules?: Partial<CourseFacts['rules']> } = {},
): CourseFacts {
  const kinds = given.kinds ?? ['lecture']
  return {
    course: sampleCourse(id, credits),
    rules: { ...noCourseRules, ...given.rules },
    components: kinds.map((kind, index) => ({ id: (index + 1) as ComponentId, kind, configuration: 1 })),
    sections: new Map(sections.map((one) => [one.id, one])),
  }
}

export function sampleStudent(given: Partial<StudentFacts> = {}): StudentFacts {
  return {
    cohort: 2025,
    departmentId: null,
    standing: 2,
    holds: [],
    results: [],
    exceptions: [],
    enrolled: [],
    ...given,
  }
}

export function sampleSeats(given: Partial<SeatFacts> = {}): SeatFacts {
  return { capacity: 30, enrolled: 0, kept: 0, waiting: 0, quotas: [], ...given }
}
