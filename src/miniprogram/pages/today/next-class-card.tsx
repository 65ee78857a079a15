import { View } from '@tarojs/components'
import type { StudentTerm } from '../../../contract/enrolment'
import { weekdayOf } from '../../../rules/term-weeks'
import { Button } from '../../components/button'
import { openSection, openTab } from '../../components/open'
import { Tappable } from '../../components/tappable'
import { useServerNow } from '../../components/use-server-now'
import { useWording } from '../../components/use-wording'
import { nameOf, titleOf } from '../../format/bilingual'
import { courseHue } from '../../format/course-hue'
import { namesText, weekdayShort } from '../../format/meetings'
import { nextClass } from '../../format/next-class'
import { formatClock, formatDay, localTime } from '../../format/time'

/** Where to be next, and when. */
export function NextClassCard({ copy }: { copy: StudentTerm }) {
  const wording = useWording()
  const { t, language, timeZone } = wording
  const now = localTime(useServerNow(30_000), timeZone)
  if (copy.enrolments.length === 0)
    return (
      <View className="card row-apart">
        <View className="grow">
          <View className="type-heading">{t('today.noCourses')}</View>
          <View className="type-small">{t('today.noCoursesDetail')}</View>
        </View>
      </View>
    )
  const next = nextClass(copy.enrolments, copy.term, now)
  if (!next)
    return (
      <View className="card">
        <View className="type-tiny">{t('today.nextClass')}</View>
        <View className="row-apart">
          <View className="type-heading grow">{t('today.noNextClass')}</View>
          <Button
            text={t('action.goToTimetable')}
            tone="soft"
            isSmall
            onTap={() => openTab('timetable')}
            className="fixed"
          />
        </View>
      </View>
    )
  const { course, section, meeting } = next
  const weekday = weekdayShort(weekdayOf(next.day), t)
  const day =
    next.daysAhead === 0
      ? t('date.today')
      : next.daysAhead === 1
        ? t('date.tomorrow')
        : next.daysAhead < 7
          ? weekday
          : t('date.dayAndWeekday', { day: formatDay(next.day, t('date.dayMonth')), weekday })
  const clock = `${formatClock(meeting.startMinute)}–${formatClock(meeting.endMinute)}`
  const room = meeting.room ? nameOf(language, meeting.room) : t('meeting.noRoom')
  const teachers = namesText(section.teachers, wording)
  return (
    <Tappable className="card" role="link" onTap={() => openSection(course.id, section.id)}>
      <View className="type-tiny">{t(next.isNow ? 'today.nowInClass' : 'today.nextClass')}</View>
      <View className="row next-class">
        <View className={`class-edge hue-${courseHue(course.code)}`} />
        <View className="grow">
          <View className="type-heading">
            {titleOf(language, course)} · {t(`component.${section.componentKind}`)}
          </View>
          <View className="type-small">
            {day} {clock} · {room}
          </View>
        </View>
        {teachers !== '' && <View className="tag one-line class-teacher">{teachers}</View>}
      </View>
    </Tappable>
  )
}
