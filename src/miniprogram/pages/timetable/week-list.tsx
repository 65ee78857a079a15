import { View } from '@tarojs/components'
import type { Term } from '../../../contract/school/institution'
import { dayInWeek } from '../../../rules/school/term-weeks'
import type { CourseHues } from '../../catalogue/text/course-hue'
import { namesText, periodsText, weekdayShort } from '../../catalogue/text/meetings'
import { Tappable } from '../../kit/controls/tappable'
import { useWording } from '../../kit/hooks/use-wording'
import { nameOf, titleOf } from '../../kit/text/bilingual'
import { formatClock, formatDay } from '../../kit/text/time'
import type { WeekMeeting } from '../../selection/text/timetable-grid'
import { openSection } from '../../shell/open'

interface WeekListProps {
  term: Term
  week: number
  meetings: readonly WeekMeeting[]
  /** As in `2026-11-22`. */
  today: string
  hueOf: CourseHues
}

/** A week as a list, day by day; easier to read aloud and in large text. */
export function WeekList({ term, week, meetings, today, hueOf }: WeekListProps) {
  const { t } = useWording()
  const weekdays = [...new Set(meetings.map(({ meeting }) => meeting.weekday))]
  return (
    <>
      {weekdays.map((weekday) => {
        const day = dayInWeek(term.startsOn, week, weekday)
        return (
          <View key={weekday} className="card">
            <View className="row-apart list-day">
              <View className="type-heading">
                {weekdayShort(weekday, t)} · {formatDay(day, t('date.dayMonth'))}
              </View>
              {day === today && <View className="tag tag-brand">{t('date.today')}</View>}
            </View>
            {meetings
              .filter(({ meeting }) => meeting.weekday === weekday)
              .map((one) => (
                <ListedClass
                  key={`${one.section.id}-${one.meeting.startMinute}-${one.isExam}`}
                  one={one}
                  hue={hueOf(one.course.code)}
                />
              ))}
          </View>
        )
      })}
    </>
  )
}

function ListedClass({ one: { course, section, meeting, isExam }, hue }: { one: WeekMeeting; hue: number }) {
  const wording = useWording()
  const { t, language } = wording
  const clock = `${formatClock(meeting.startMinute)}–${formatClock(meeting.endMinute)}`
  const facts = [
    meeting.room ? nameOf(language, meeting.room) : t('meeting.noRoom'),
    isExam ? '' : namesText(section.teachers, wording),
  ]
  return (
    <Tappable className="row listed-class" role="link" onTap={() => openSection(course.id, section.id)}>
      <View className={`class-edge hue-${hue}`} />
      <View className="grow">
        <View className="type-body type-strong">
          {titleOf(language, course)} · {isExam ? t('exam.exam') : t(`component.${section.componentKind}`)}
        </View>
        <View className="type-small">{isExam ? clock : `${clock} · ${periodsText(meeting, wording)}`}</View>
        <View className="type-tiny">{facts.filter(Boolean).join(' · ')}</View>
      </View>
    </Tappable>
  )
}
