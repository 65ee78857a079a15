import { View } from '@tarojs/components'
import type { Period, Term } from '../../../contract/school/institution'
import { dayInWeek } from '../../../rules/school/term-weeks'
import type { CourseHues } from '../../catalogue/text/course-hue'
import { weeksText } from '../../catalogue/text/meetings'
import { Tappable } from '../../kit/controls/tappable'
import { useWording } from '../../kit/hooks/use-wording'
import { nameOf, titleOf } from '../../kit/text/bilingual'
import { formatClock, formatDay } from '../../kit/text/time'
import {
  type DayCount,
  dayBlocks,
  type GridBlock,
  gridRows,
  type WeekMeeting,
} from '../../selection/text/timetable-grid'
import { openSection } from '../../shell/open'
import { useSettings } from '../../shell/settings'

interface WeekGridProps {
  term: Term
  week: number
  meetings: readonly WeekMeeting[]
  /** As in `2026-11-22`. */
  today: string
  dayCount: DayCount
  hueOf: CourseHues
}

/** A week as a grid: periods down, days across. */
export function WeekGrid({ term, week, meetings, today, dayCount, hueOf }: WeekGridProps) {
  const { t, periods } = useWording()
  const rows = gridRows(periods, meetings)
  // Whole hours and breaks that are taught in have no number.
  const numberOf = ({ startMinute, endMinute }: Period) =>
    periods.findIndex((period) => period.startMinute === startMinute && period.endMinute === endMinute) + 1
  const days = Array.from({ length: dayCount }, (_, index) => {
    const day = dayInWeek(term.startsOn, week, index + 1)
    return { weekday: index + 1, day, isToday: day === today }
  })
  return (
    <View className="grid">
      <View className="grid-head">
        <View className="grid-gutter" />
        {days.map(({ weekday, day, isToday }) => (
          <View
            key={weekday}
            className={`grid-day ${isToday ? 'grid-today' : ''}`}
            {...(isToday && { 'aria-label': t('date.today') })}
          >
            <View>{t(`date.weekdayTiny.d${weekday as 1 | 2 | 3 | 4 | 5 | 6 | 7}`)}</View>
            <View className="grid-date">{formatDay(day, t('date.dayMonthShort'))}</View>
          </View>
        ))}
      </View>
      <View className="grid-body">
        <View className="grid-gutter">
          {rows.map((row) => (
            <View key={row.startMinute} className="grid-row">
              <View>{numberOf(row) || ''}</View>
              <View className="grid-clock">{formatClock(row.startMinute)}</View>
            </View>
          ))}
        </View>
        {days.map(({ weekday, isToday }) => (
          <View key={weekday} className={`grid-column ${isToday ? 'grid-column-today' : ''}`}>
            {dayBlocks(
              meetings.filter(({ meeting }) => meeting.weekday === weekday),
              rows,
            ).map((block) => (
              <Block
                key={`${block.section.id}-${block.meeting.startMinute}-${block.isExam}`}
                block={block}
                rowCount={rows.length}
                hue={hueOf(block.course.code)}
              />
            ))}
          </View>
        ))}
      </View>
    </View>
  )
}

/** In pixels, as in the style sheet. */
const rowHeight = 52
const lineHeight = { ordinary: 14, large: 18 }
const blockEdges = 13

/** How many lines of a block its title and its room may take: the room is never pushed out. */
function linesOf(heightInRows: number, isLargeText: boolean): { title: number; room: number } {
  const lines = (heightInRows * rowHeight - blockEdges) / lineHeight[isLargeText ? 'large' : 'ordinary']
  const room = lines >= 5 ? 2 : 1
  return { title: Math.max(1, Math.floor(lines) - room), room }
}

function Block({ block, rowCount, hue }: { block: GridBlock; rowCount: number; hue: number }) {
  const wording = useWording()
  const { t, language } = wording
  const { course, section, meeting, isExam, top, height, lane, laneCount } = block
  const isLargeText = useSettings((state) => state.isLargeText)
  const lines = linesOf(height, isLargeText)
  const title = isExam ? t('exam.of', { title: titleOf(language, course) }) : titleOf(language, course)
  const room = meeting.room ? nameOf(language, meeting.room) : ''
  const place = {
    top: `${(top / rowCount) * 100}%`,
    height: `${(height / rowCount) * 100}%`,
    left: `${(lane / laneCount) * 100}%`,
    width: `${100 / laneCount}%`,
  }
  return (
    <View className="block-place" style={place}>
      <Tappable
        className={`block hue-${hue} ${isExam ? 'block-exam' : ''}`}
        role="link"
        label={[title, room, isExam ? '' : weeksText(meeting.weeks, wording)].filter(Boolean).join(', ')}
        onTap={() => openSection(course.id, section.id)}
      >
        <View className="block-title" style={{ WebkitLineClamp: lines.title }}>
          {title}
        </View>
        <View className="block-room" style={{ WebkitLineClamp: lines.room }}>
          {room}
        </View>
      </Tappable>
    </View>
  )
}
