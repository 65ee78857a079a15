import { View } from '@tarojs/components'
import type { StudentTerm } from '../../../contract/selection/enrolment'
import { weekdayOf } from '../../../rules/school/term-weeks'
import { weekdayShort } from '../../catalogue/text/meetings'
import { Tappable } from '../../kit/controls/tappable'
import { useServerNow } from '../../kit/hooks/use-server-now'
import { useWording } from '../../kit/hooks/use-wording'
import { nameOf, titleOf } from '../../kit/text/bilingual'
import { formatClock, formatDay, localTime } from '../../kit/text/time'
import { examsAhead } from '../../selection/text/exams'
import { openSection } from '../../shell/open'

/** So far ahead examinations are on Today. */
const withinDays = 30

/** The examinations to come: how many days are left, when and where. Nothing when there is none. */
export function ExamsCard({ copy }: { copy: StudentTerm }) {
  const { t, language, schoolClock } = useWording()
  const exams = examsAhead(copy.enrolments, localTime(useServerNow(60_000), schoolClock), withinDays)
  if (exams.length === 0) return null
  return (
    <View className="card">
      <View className="type-heading">{t('exam.heading')}</View>
      {exams.map(({ course, section, exam, daysLeft }) => {
        const weekday = weekdayShort(weekdayOf(exam.day), t)
        const day = t('date.dayAndWeekday', { day: formatDay(exam.day, t('date.dayMonth')), weekday })
        const clock = `${formatClock(exam.startMinute)}–${formatClock(exam.endMinute)}`
        const room = exam.room ? nameOf(language, exam.room) : t('meeting.noRoom')
        return (
          <Tappable
            key={section.id}
            className="row day-entry"
            role="link"
            onTap={() => openSection(course.id, section.id)}
          >
            <View className="grow">
              <View className="type-body type-strong">{titleOf(language, course)}</View>
              <View className="type-small">
                {day} {clock} · {room}
              </View>
            </View>
            <View className={`tag fixed card-button ${daysLeft <= 3 ? 'tag-warning' : ''}`}>
              {daysLeft === 0
                ? t('date.today')
                : daysLeft === 1
                  ? t('date.tomorrow')
                  : t('exam.daysLeft', { count: daysLeft })}
            </View>
          </Tappable>
        )
      })}
    </View>
  )
}
