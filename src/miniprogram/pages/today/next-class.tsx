import { View } from '@tarojs/components'
import { weekdayOf } from '../../../rules/school/term-weeks'
import { namesText, weekdayShort } from '../../catalogue/text/meetings'
import { Tappable } from '../../kit/controls/tappable'
import { useWording } from '../../kit/hooks/use-wording'
import { nameOf, titleOf } from '../../kit/text/bilingual'
import { formatClock, formatDay } from '../../kit/text/time'
import type { NextClass } from '../../selection/text/next-class'
import { openSection } from '../../shell/open'

/** A class with its day, time, room and teacher; a tap opens the section. */
export function NextClassLine({ next, hue, className = '' }: { next: NextClass; hue: number; className?: string }) {
  const wording = useWording()
  const { t, language } = wording
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
    <Tappable className={className} role="link" onTap={() => openSection(course.id, section.id)}>
      <View className="type-tiny">{t(next.isNow ? 'today.nowInClass' : 'today.nextClass')}</View>
      <View className="row next-class">
        <View className={`class-edge hue-${hue}`} />
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
