import { randomUUID } from 'node:crypto'
import type { SectionId } from '../../../contract/catalogue/ids'
import type { RequestId } from '../../../contract/kernel/ids'
import type { StudentId } from '../../../contract/people/ids'
import type { Handler, OfficeCall } from '../../call-context'
import {
  countSectionPeople,
  lockSection,
  readSection,
  readStudentsIn,
  readStudentsWaiting,
  withdrawSection,
} from '../../catalogue/tables/sections'
import { inTransaction } from '../../kernel/database/database'
import { noSection } from '../change-section'
import type { EnrolmentEngine } from '../engine/enrolment-engine'
import type { EnrolmentWish } from '../tables/enrolments'

/** Takes a section out of the catalogue and everybody out of it. Refuses `section_not_found` and `busy`. */
export const cancelSection: Handler<'cancelSection', OfficeCall> = async (
  { sectionId, reason, isDryRun },
  { services, staff, now },
) => {
  const { database } = services
  const section = await readSection(database, sectionId)
  if (!section) return noSection(sectionId)
  const { enrolled, offered, waiting } = await countSectionPeople(database, sectionId)
  const value = { enrolled, waiting: waiting + offered, wasWithdrawn: section.isWithdrawn }
  if (isDryRun) return { ok: true, value }
  await inTransaction(database, async (connection) => {
    await lockSection(connection, sectionId)
    await withdrawSection(connection, sectionId, now)
  })
  const of = { courseId: section.courseId, onlyOf: { sectionIds: [sectionId] } }
  const leave: EnrolmentWish = { kind: 'leave', ...of }
  const remove: EnrolmentWish = { kind: 'remove', ...of, reason: 'section_cancelled', note: reason, by: staff.name }
  const isEmpty =
    (await takeOut(services, sectionId, readStudentsWaiting, leave)) &&
    (await takeOut(services, sectionId, readStudentsIn, remove))
  return isEmpty ? { ok: true, value } : { ok: false, refusals: [{ code: 'busy', retryAfterMs: 2000 }] }
}

/**
 * Who was quick enough to get in before it was withdrawn is found by the next turn, and so is whoever the engine was too
 * busy for. False when a turn took nobody out.
 */
async function takeOut(
  { database, engine }: OfficeCall['services'],
  sectionId: SectionId,
  peopleOf: typeof readStudentsIn,
  wish: EnrolmentWish,
): Promise<boolean> {
  let before = Number.POSITIVE_INFINITY
  for (;;) {
    const students = await peopleOf(database, sectionId)
    if (students.length === 0) return true
    if (students.length >= before) return false
    before = students.length
    await wishForAll(engine, students, wish)
  }
}

async function wishForAll(engine: EnrolmentEngine, students: readonly StudentId[], wish: EnrolmentWish): Promise<void> {
  await Promise.all(
    students.map((studentId) => engine.submit({ id: randomUUID() as RequestId, studentId, madeBy: 'staff', wish })),
  )
}
