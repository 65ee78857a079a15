import type { Database } from '../../../src/cloud/kernel/database/database'
import type { CourseId, SectionId } from '../../../src/contract/catalogue/ids'
import type { RoundId } from '../../../src/contract/selection/ids'
import { addCourse, only, termId } from '../../support/small-college'

export interface OneSection {
  courseId: CourseId
  sectionId: SectionId
}

/** What there is to choose, and a lottery for those who came in 2024. */
export type FuzzOffer = Awaited<ReturnType<typeof addOffer>>

const hourMs = 3_600_000

export async function addOffer(database: Database, now: Date) {
  const at = (weekday: number, start: number) => [{ weekday, start, end: start + 90, weeks: 0xffff }]
  const plain = await addCourse(database, { code: 'CS 1101', title: '程序设计' }, [
    { code: '01', meetings: at(1, 480) },
    { code: '02', meetings: at(2, 480) },
  ])
  const linked = await addCourse(database, { code: 'PH 2001', title: '物理' }, [
    { code: '01', meetings: at(3, 480) },
    { code: 'L1', kind: 'lab', parent: '01', meetings: at(4, 480) },
  ])
  const full = await addCourse(database, { code: 'PE 1000', title: '太极' }, [{ code: '01', capacity: 1 }])
  const other = await addCourse(database, { code: 'AR 1001', title: '艺术' }, [{ code: '01', capacity: 1 }])
  const offered = await addCourse(database, { code: 'HI 3001', title: '史学' }, [{ code: '01', capacity: 1 }])
  const clash = await addCourse(database, { code: 'MA 1001', title: '数学' }, [{ code: '01', meetings: at(1, 500) }])
  const { rows } = await database.query<{ id: RoundId }>(
    `insert into selection_round (term_id, name, kind, opens_at, closes_at, credits_max, cohorts)
     values ($1, '抽签', 'lottery', $2, $3, 20, '{2024}') returning id`,
    [termId, new Date(now.getTime() - hourMs), new Date(now.getTime() + hourMs)],
  )
  await database.query(
    `update selection_round set cohorts = '{2025}', release_delay_max_seconds = 0 where kind = 'first_come'`,
  )
  const all = [plain, linked, full, other, offered, clash]
  const courseIds = all.map(({ courseId }) => courseId)
  const one = ({ courseId, sectionIds }: typeof plain): OneSection => ({
    courseId,
    sectionId: sectionIds['01'] as SectionId,
  })
  return {
    lotteryId: only(rows).id,
    plain: one(plain),
    full: one(full),
    other: one(other),
    offered: one(offered),
    pools: {
      termId: [termId, termId, termId, '2027-spring'],
      courseId: courseIds,
      dropCourseId: courseIds,
      sectionId: all.flatMap(({ sectionIds }) => Object.values(sectionIds)),
    },
  }
}
