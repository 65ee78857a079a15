import { View } from '@tarojs/components'
import type { Term } from '../../../contract/catalogue'
import { weekdayOf, weekNumberAt } from '../../../rules/term-weeks'
import { useServerNow } from '../../components/use-server-now'
import { useWording } from '../../components/use-wording'
import { nameOf } from '../../format/bilingual'
import { weekdayShort } from '../../format/meetings'
import { formatDay, greetingAt, localTime } from '../../format/time'
import { useSession } from '../../stores/session'

/** Who is greeted, and what day it is at the school. */
export function Greeting({ term }: { term: Term | null }) {
  const { t, language, timeZone } = useWording()
  const student = useSession((state) => state.person?.student ?? null)
  const now = localTime(useServerNow(60_000), timeZone)
  const week = term ? weekNumberAt(term.startsOn, now.day) : null
  const weekTexts =
    term === null || week === null
      ? []
      : week < 1
        ? [t('week.beforeTerm')]
        : week > term.weekCount
          ? [t('week.afterTerm')]
          : [t('week.number', { week }), t(week % 2 === 1 ? 'week.odd' : 'week.even')]
  const weekday = weekdayShort(weekdayOf(now.day), t)
  const day = t('date.dayAndWeekday', { day: formatDay(now.day, t('date.dayMonth')), weekday })
  return (
    <View className="greeting">
      <View className="type-title">
        {student
          ? t(`today.greeting.${greetingAt(now.minute)}`, { name: nameOf(language, student) })
          : t('today.greeting.nobody')}
      </View>
      <View className="type-small">{[...weekTexts, day].join(' · ')}</View>
    </View>
  )
}
