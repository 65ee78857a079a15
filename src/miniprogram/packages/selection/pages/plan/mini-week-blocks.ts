import type { CourseSummary, Section } from '../../../../../contract/catalogue/course'
import type { Period } from '../../../../../contract/school/institution'
import { firstClash } from '../../../../../rules/catalogue/clashes'
import { dayBlocks, type GridBlock, gridRows, type WeekMeeting } from '../../../../selection/text/timetable-grid'

/** A course to draw; faint when the student has it already. */
export interface DrawnCourse {
  course: CourseSummary
  sections: readonly Section[]
  isFaint: boolean
}

export interface MiniBlock extends GridBlock {
  isFaint: boolean
  isClash: boolean
}

/** All weeks of a term laid over one another: what meets in different weeks stands side by side, without a clash. */
export function miniWeekDays(
  courses: readonly DrawnCourse[],
  periods: readonly Period[],
): { rowCount: number; days: { weekday: number; blocks: MiniBlock[] }[] } {
  const meetings = courses.flatMap(({ course, sections, isFaint }) =>
    sections.flatMap((section) =>
      section.meetings.map((meeting) => ({ course, section, meeting, isFaint, isExam: false })),
    ),
  )
  const rows = gridRows(periods, meetings)
  const lastDay = meetings.some(({ meeting }) => meeting.weekday > 5) ? 7 : 5
  const isClash = ({ meeting }: WeekMeeting) =>
    meetings.some((other) => other.meeting !== meeting && firstClash([meeting], [other.meeting]) !== null)
  const faint = new Set(meetings.filter((one) => one.isFaint).map(({ section }) => section.id))
  const days = Array.from({ length: lastDay }, (_, index) => {
    const blocks = dayBlocks(
      meetings.filter(({ meeting }) => meeting.weekday === index + 1),
      rows,
    )
    const marked = blocks.map((block) => ({
      ...block,
      isFaint: faint.has(block.section.id),
      isClash: isClash(block),
    }))
    return { weekday: index + 1, blocks: marked }
  })
  return { rowCount: rows.length, days }
}
