import { View } from '@tarojs/components'
import { weekdayOf, weekNumberAt } from '../../../rules/school/term-weeks'
import { weekdayShort } from '../../catalogue/text/meetings'
import { useServerNow } from '../../kit/hooks/use-server-now'
import { useWording } from '../../kit/hooks/use-wording'
import { nameOf } from '../../kit/text/bilingual'
import { formatDay, greetingAt, localTime } from '../../kit/text/time'
import { HatChip } from '../../people/parts/hat-chip'
import { useHat } from '../../people/parts/use-hat'
import { hatText } from '../../people/text/hat-text'
import { currentTermOf, useInstitution } from '../../school/institution'
import { useStudentTerm } from '../../selection/stores/student-term'
import { lastWeekOf } from '../../selection/text/timetable-grid'

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
