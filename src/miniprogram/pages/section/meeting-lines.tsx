import { View } from '@tarojs/components'
import type { Meeting } from '../../../contract/catalogue/course'
import { periodsText, weekdayShort, weeksText } from '../../catalogue/text/meetings'
import { useWording } from '../../kit/hooks/use-wording'
import { nameOf } from '../../kit/text/bilingual'
import { formatClock } from '../../kit/text/time'
import { unbroken } from '../../kit/text/unbroken'

/** Each meeting in full: day, periods, weeks; below it the clock and the room. */
export function MeetingLines({ meetings }: { meetings: readonly Meeting[] }) {
  const wording = useWording()
  const { t, language, weekCount } = wording
  if (meetings.length === 0) return <View className="type-heading">{t('meeting.noTime')}</View>
  return (
    <>
      {meetings.map((meeting) => {
        const time = `${weekdayShort(meeting.weekday, t)} ${periodsText(meeting, wording)}`
        const weeks = weeksText(meeting.weeks, wording)
        const clock = `${formatClock(meeting.startMinute)}–${formatClock(meeting.endMinute)}`
        const room = meeting.room ? nameOf(language, meeting.room) : t('meeting.noRoom')
        return (
          <View key={`${meeting.weekday}-${meeting.startMinute}-${meeting.weeks}-${room}`} className="meeting-line">
            <View className="type-heading">
              {t('section.meetingWeeks', {
                time,
                weeks: weeks === '' ? unbroken(t('week.all', { first: 1, last: weekCount })) : weeks,
              })}
            </View>
            <View className="type-small">
              {clock} · {room}
            </View>
          </View>
        )
      })}
    </>
  )
}
