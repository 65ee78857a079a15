import type { CourseId, SectionId } from '../../contract/catalogue/ids'
import type { StudentId } from '../../contract/people/ids'
import { readStudentsIn } from '../catalogue/tables/sections'
import type { Database } from '../kernel/database/database'
import { type DemoChoices, drop, join, offeringOf, waysToTake } from './demo-choices'
import { idOf } from './demo-students'
import { otherStudents } from './fill-sections'
import { linZhixia } from './people'

/** Lin Zhixia lost it in the lottery and waits for it behind two others. */
const waitedFor = 'ART 1303'
/** Full courses; she is offered a seat in the first that has a place in her timetable. */
const offered = ['PHYS 1201', 'LANG 1102', 'ART 1301']

/** A place in the queue of a full section. */
export interface WaitedSection {
  courseId: CourseId
  sectionId: SectionId
}

/** Lin Zhixia stands in two queues, in the one that is returned first. */
export async function standInQueues(
  choices: DemoChoices,
  studentIds: ReadonlyMap<string, StudentId>,
  queuesAt: Date,
): Promise<WaitedSection> {
  const lin = idOf(studentIds, linZhixia)
  choices.putClock(queuesAt)
  await waitThird(choices, otherStudents(studentIds).slice(0, 40), lin)
  return waitFirst(choices, lin)
}

/** Somebody gives up a seat: whoever waits first is offered it. */
export async function giveUpSeat(
  database: Database,
  choices: DemoChoices,
  { courseId, sectionId }: WaitedSection,
  offeredAt: Date,
): Promise<void> {
  const [leaver] = await readStudentsIn(database, sectionId)
  if (leaver === undefined) throw new Error('a full section of the demo is empty')
  choices.putClock(offeredAt)
  if (!(await drop(choices, leaver, courseId))) throw new Error('nobody gave up a seat for an offer')
}

async function waitThird(choices: DemoChoices, others: readonly StudentId[], last: StudentId): Promise<void> {
  for (const sectionIds of waysToTake(offeringOf(choices, waitedFor))) {
    let ahead = 0
    for (const studentId of others) if (ahead < 2 && (await join(choices, studentId, sectionIds))) ahead += 1
    if (ahead === 2 && (await join(choices, last, sectionIds))) return
  }
  throw new Error(`the demo has no queue for ${waitedFor}`)
}

async function waitFirst(choices: DemoChoices, studentId: StudentId): Promise<WaitedSection> {
  for (const code of offered) {
    const offering = offeringOf(choices, code)
    for (const sectionIds of waysToTake(offering)) {
      const [sectionId] = sectionIds
      if (sectionId !== undefined && (await join(choices, studentId, sectionIds)))
        return { courseId: offering.course.id, sectionId }
    }
  }
  throw new Error('the demo has no full course that fits')
}
