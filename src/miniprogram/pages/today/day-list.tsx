import { View } from '@tarojs/components'
import type { StudentTerm } from '../../../contract/selection/enrolment'
import { daysAfter, weekdayOf, weekNumberAt } from '../../../rules/school/term-weeks'
import { type CourseHues, courseHues } from '../../catalogue/text/course-hue'
import { namesText } from '../../catalogue/text/meetings'
import { Tappable } from '../../kit/controls/tappable'
import { useServerNow } from '../../kit/hooks/use-server-now'
import { useWording } from '../../kit/hooks/use-wording'
import { nameOf, titleOf } from '../../kit/text/bilingual'
import { formatClock, localTime } from '../../kit/text/time'
import { nextClass } from '../../selection/text/next-class'
import { meetingsInWeek, type WeekMeeting } from '../../selection/text/timetable-grid'
import { openSection } from '../../shell/open'
import { NextClassLine } from './next-class'

/** What is left of today, and tomorrow: where to be, and when. With neither, the next class there is. */
export function DayList({ copy, noCourses }: { copy: StudentTerm; noCourses: string }) {
  const { t, schoolClock } = useWording()
  const { enrolments, term } = copy
  const now = localTime(useServerNow(30_000), schoolClock)
  const hueOf = courseHues(enrolments.map(({ course }) => course.code))
  if (enrolments.length === 0)
    return (
      <View className="card">
        <View className="type-heading">{t('today.noCourses')}</View>
        <View className="type-small">{noCourses}</View>
      </View>
    )
  const on = (day: string) =>
    meetingsInWeek(enrolments, term, weekNumberAt(term.startsOn, day)).filter(
      ({ meeting }) => meeting.weekday === weekdayOf(day),
    )
  const all = on(now.day)
  const left = all.filter(({ meeting }) => meeting.endMinute > now.minute)
  const tomorrow = on(daysAfter(now.day, 1))
  if (left.length + tomorrow.length === 0) {
    const next = nextClass(enrolments, term, now)
    if (next) return <NextClassLine next={next} hue={hueOf(next.course.code)} className="card" />
    return (
      <View className="card">
        <View className="type-heading">{t('today.noNextClass')}</View>
      </View>
    )
  }
  return (
    <View className="card">
      <Day heading={t('date.today')} entries={left} hueOf={hueOf} minute={now.minute} />
      {left.length === 0 && <View className="type-small">{t(all.length > 0 ? 'today.dayOver' : 'today.dayFree')}</View>}
      <View className="rule" />
      <Day heading={t('date.tomorrow')} entries={tomorrow} hueOf={hueOf} minute={null} />
      {tomorrow.length === 0 && <View className="type-small">{t('today.dayFree')}</View>}
    </View>
  )
}

interface DayProps {
  heading: string
  entries: readonly WeekMeeting[]
  hueOf: CourseHues
  /** Of the day, when it is today; null otherwise. */
  minute: number | null
}

function Day({ heading, entries, hueOf, minute }: DayProps) {
  return (
    <>
      <View className="type-tiny">{heading}</View>
      {entries.map((entry, index) => (
        <Entry
          key={`${entry.section.id}-${entry.meeting.startMinute}`}
          entry={entry}
          hue={hueOf(entry.course.code)}
          mark={minute === null || index > 0 ? null : entry.meeting.startMinute <= minute ? 'now' : 'next'}
        />
      ))}
    </>
  )
}

function Entry({ entry, hue, mark }: { entry: WeekMeeting; hue: number; mark: 'now' | 'next' | null }) {
  const wording = useWording()
  const { t, language } = wording
  const { course, section, meeting, isExam } = entry
  const title = titleOf(language, course)
  const clock = `${formatClock(meeting.startMinute)}–${formatClock(meeting.endMinute)}`
  const room = meeting.room ? nameOf(language, meeting.room) : t('meeting.noRoom')
  const tag = isExam
    ? t('exam.exam')
    : mark === 'now'
      ? t('today.nowInClass')
      : mark === 'next'
        ? t('today.nextClass')
        : ''
  const facts = [clock, room, isExam ? '' : namesText(section.teachers, wording)].filter(Boolean).join(' · ')
  return (
    <Tappable
      className="row day-entry"
      role="link"
      label={[title, tag, facts].filter(Boolean).join(', ')}
      onTap={() => openSection(course.id, section.id)}
    >
      <View className={`class-edge hue-${hue}`} />
      <View className="grow">
        <View className="type-heading">{title}</View>
        <View className="type-small">{facts}</View>
      </View>
      {tag !== '' && <View className={`tag fixed card-button ${isExam ? 'tag-warning' : 'tag-brand'}`}>{tag}</View>}
    </Tappable>
  )
}
