import { randomUUID } from 'node:crypto'
import type { CourseId, SectionId } from '../../contract/catalogue/ids'
import type { RequestId } from '../../contract/kernel/ids'
import type { StudentId } from '../../contract/people/ids'
import type { TermId } from '../../contract/school/ids'
import { CatalogueCopy } from '../catalogue/catalogue-copy'
import type { CatalogueCourse } from '../catalogue/tables/catalogue'
import type { Database } from '../kernel/database/database'
import { EnrolmentEngine } from '../selection/engine/enrolment-engine'
import type { EnrolmentWish } from '../selection/tables/enrolments'

/** The enrolment engine with a clock that is put to when something happens, for one term and its courses. */
export interface DemoChoices {
  readonly engine: EnrolmentEngine
  readonly catalogue: CatalogueCopy
  /** What the engine goes by. */
  readonly clock: () => Date
  readonly offerings: readonly CatalogueCourse[]
  putClock(now: Date): void
  /** An ordinary request of a student; whether it was granted. Throws what made its batch fail. */
  ask(studentId: StudentId, wish: EnrolmentWish): Promise<boolean>
}

/** What the demo's students choose through: every request is decided under all rules, as any other. */
export async function openDemoChoices(database: Database, termId: TermId, startsAt: Date): Promise<DemoChoices> {
  const catalogue = new CatalogueCopy()
  let now = startsAt
  let failure: unknown
  const clock = () => now
  const onBatchFailure = (error: unknown) => {
    failure = error
  }
  const engine = new EnrolmentEngine({ database, catalogue, clock, onBatchFailure })
  const { courses } = await catalogue.current(database)
  return {
    engine,
    catalogue,
    clock,
    offerings: [...courses.values()].filter((offering) => offering.termId === termId),
    putClock(moment) {
      now = moment
    },
    async ask(studentId, wish) {
      const reply = await engine.submit({ id: randomUUID() as RequestId, studentId, madeBy: 'student', wish })
      if (failure !== undefined) throw failure
      return reply.ok
    },
  }
}

export function choose({ ask }: DemoChoices, studentId: StudentId, sectionIds: SectionId[]): Promise<boolean> {
  return ask(studentId, { kind: 'select', sectionIds })
}

export function drop({ ask }: DemoChoices, studentId: StudentId, courseId: CourseId): Promise<boolean> {
  return ask(studentId, { kind: 'drop', courseId })
}

/** Waits for full sections, to be asked before a seat is taken. */
export function join({ ask }: DemoChoices, studentId: StudentId, sectionIds: SectionId[]): Promise<boolean> {
  return ask(studentId, { kind: 'join', sectionIds, isAutomatic: false, dropCourseId: null })
}

/** The course of a code. */
export function offeringOf({ offerings }: DemoChoices, code: string): CatalogueCourse {
  const offering = offerings.find(({ course }) => course.code === code)
  if (!offering) throw new Error(`the demo has no course ${code}`)
  return offering
}

/** Every way to take a course: a section of its first component, with one below it of each other component. */
export function waysToTake({ components, sections: all }: CatalogueCourse): SectionId[][] {
  const [leading, ...linked] = components
  const sections = [...all.values()]
  return sections
    .filter((section) => section.componentId === leading?.id)
    .flatMap((section) =>
      linked.reduce<SectionId[][]>(
        (ways, component) => {
          const below = sections.filter((other) => other.componentId === component.id && other.parentId === section.id)
          return ways.flatMap((way) => below.map((other) => [...way, other.id]))
        },
        [[section.id]],
      ),
    )
}
