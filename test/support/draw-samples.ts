import { createHash } from 'node:crypto'
import type { DrawInput } from '../../src/contract/selection/draw-file'
import { weekRange } from '../../src/rules/catalogue/weeks'
import { inTextOrder } from '../../src/rules/selection/draw'

type Section = DrawInput['sections'][number]
type Student = DrawInput['students'][number]

/** A lottery code for a number or a name. */
export function codeOf(name: number | string): string {
  return createHash('sha256').update(`student ${name}`).digest('hex').slice(0, 32)
}

/** A seed for a number: the draws of tests are chance, but the same chance every time. */
export function seedOf(number: number): string {
  return createHash('sha256').update(`seed ${number}`).digest('hex')
}

/** A course of one lecture section with the same id, without meetings or limit but for what is given. */
export interface CourseSpec {
  id: number
  credits?: number
  capacity?: number | null
  /** A slot of the week: sections in the same slot clash. */
  slot?: number
  section?: Partial<Section>
}

export interface ChoiceSpec {
  course: number
  points?: number
  isBarred?: boolean
  corequisites?: string[]
  granted?: Student['choices'][number]['granted']
}

export function sampleStudentInDraw(
  name: number | string,
  choices: readonly ChoiceSpec[],
  given: Partial<Student> = {},
): Student {
  return {
    lotteryCode: codeOf(name),
    cohort: null,
    departmentId: null,
    creditsMax: 20,
    enrolled: [],
    choices: choices.map(({ course, points = 0, isBarred = false, corequisites = [], granted = [] }) => ({
      sectionIds: [course as Section['id']],
      points,
      isBarred,
      corequisites,
      granted,
    })),
    ...given,
  }
}

export function sampleDrawInput(courses: readonly CourseSpec[], students: readonly Student[]): DrawInput {
  return {
    round: {
      id: 1 as DrawInput['round']['id'],
      termId: '2026-autumn' as DrawInput['round']['termId'],
      name: '抽签',
      nameEn: null,
      closesAt: '2026-11-22T01:00:00.000Z',
      choicesMax: 8,
      pointsMax: 100,
    },
    committedAt: '2026-11-20T01:00:00.000Z',
    drawnAt: '2026-11-22T02:00:00.000Z',
    courses: courses.map(({ id, credits = 1 }) => ({
      id: id as DrawInput['courses'][number]['id'],
      code: `CS ${id}`,
      title: `课程 ${id}`,
      titleEn: null,
      credits,
      components: [{ id: id as Section['componentId'], kind: 'lecture', configuration: 1 }],
    })),
    sections: courses.map(({ id, capacity = null, slot, section }) => ({
      id: id as Section['id'],
      courseId: id as Section['courseId'],
      componentId: id as Section['componentId'],
      code: '01',
      parentId: null,
      meetings: slot === undefined ? [] : [meetingIn(slot)],
      exam: null,
      clashAllowedWith: [],
      capacity,
      enrolled: 0,
      kept: 0,
      quotas: [],
      ...section,
    })),
    students: [...students].sort((a, b) => inTextOrder(a.lotteryCode, b.lotteryCode)),
  }
}

function meetingIn(slot: number): Section['meetings'][number] {
  return { weekday: (slot % 5) + 1, startMinute: 480, endMinute: 575, weeks: weekRange(1, 16) }
}
