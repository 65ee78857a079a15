import { View } from '@tarojs/components'
import { weekdayOf, weekNumberAt } from '../../../rules/term-weeks'
import { HatChip } from '../../components/hat-chip'
import { useHat } from '../../components/use-hat'
import { useServerNow } from '../../components/use-server-now'
import { useWording } from '../../components/use-wording'
import { nameOf } from '../../format/bilingual'
import { hatText } from '../../format/hat-text'
import { weekdayShort } from '../../format/meetings'
import { formatDay, greetingAt, localTime } from '../../format/time'
import { lastWeekOf } from '../../format/timetable-grid'
import { currentTermOf, useInstitution } from '../../stores/institution'
import { useStudentTerm } from '../../stores/student-term'

/** Who is greeted, or whose day a guardian looks at, and what day it is at the school. */
export function Greeting() {
  const { t, language, schoolClock } = useWording()
  const { hat, ward, person } = useHat()
  const term = useInstitution(currentTermOf)
  const now = localTime(useServerNow(60_000), schoolClock)
  const week = term ? weekNumberAt(term.startsOn, now.day) : null
  // Weeks after the teaching ones in which somebody still has an examination are no end of the term.
  const lastWeek = useStudentTerm((state) => (term ? lastWeekOf(state.copy?.enrolments ?? [], term) : 0))
  const weekTexts =
    term === null || week === null
      ? []
      : week < 1
        ? [t('week.beforeTerm')]
        : week > lastWeek
          ? [t('week.afterTerm')]
          : week > term.weekCount
            ? [t('timetable.examWeek', { week })]
            : [t('week.number', { week }), t(week % 2 === 1 ? 'week.odd' : 'week.even')]
  const weekday = weekdayShort(weekdayOf(now.day), t)
  const day = t('date.dayAndWeekday', { day: formatDay(now.day, t('date.dayMonth')), weekday })
  const { name: hatName } = hatText(hat, person, t, language)
  // A guardian is greeted by their own name, and told whose day it is.
  const name = ward ? ward.ownName : hatName
  return (
    <View className="row greeting">
      <View className="grow">
        <View className="type-title">
          {name === '' ? t('today.greeting.nobody') : t(`today.greeting.${greetingAt(now.minute)}`, { name })}
        </View>
        {ward && <View className="type-small">{t('hat.dayOf', { name: nameOf(language, ward.student) })}</View>}
        <View className="type-small">{[...weekTexts, day].join(' · ')}</View>
      </View>
      <View className="fixed greeting-hat">
        <HatChip />
      </View>
    </View>
  )
}
