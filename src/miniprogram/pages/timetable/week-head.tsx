import { View } from '@tarojs/components'
import type { Term } from '../../../contract/school/institution'
import { dayInWeek } from '../../../rules/school/term-weeks'
import { Chip } from '../../kit/controls/chip'
import { useWords } from '../../kit/hooks/use-wording'
import { formatDay } from '../../kit/text/time'

interface WeekHeadProps {
  term: Term
  week: number
  /** Weeks after the teaching weeks have nothing but examinations. */
  lastWeek: number
  isThisWeek: boolean
  isList: boolean
  dayCount: number
  onGoTo(week: number): void
  onToday(): void
  onList(isList: boolean): void
}

/** Which week is shown, and the ways to another. */
export function WeekHead({
  term,
  week,
  lastWeek,
  isThisWeek,
  isList,
  dayCount,
  onGoTo,
  onToday,
  onList,
}: WeekHeadProps) {
  const { t } = useWords()
  const dates = t('timetable.dates', {
    from: formatDay(dayInWeek(term.startsOn, week, 1), t('date.dayMonth')),
    to: formatDay(dayInWeek(term.startsOn, week, dayCount), t('date.dayMonth')),
  })
  return (
    <View className="week-head">
      <View className="row-apart week-row">
        <View className="week-name">
          <View className="type-heading">
            {week > term.weekCount
              ? t('timetable.examWeek', { week })
              : t('timetable.weekOf', { week, parity: t(week % 2 === 1 ? 'week.odd' : 'week.even') })}
          </View>
          <View className="type-tiny">{dates}</View>
        </View>
        <View className="row week-turns">
          <Chip
            text={t('timetable.previousWeek')}
            sign="back"
            isOn={false}
            isFaint={week <= 1}
            role="button"
            onTap={() => onGoTo(week - 1)}
          />
          <Chip text={t('timetable.thisWeek')} isOn={isThisWeek} role="button" onTap={onToday} />
          <Chip
            text={t('timetable.nextWeek')}
            sign="onward"
            isOn={false}
            isFaint={week >= lastWeek}
            role="button"
            onTap={() => onGoTo(week + 1)}
          />
          <Chip
            text={isList ? t('timetable.asGrid') : t('timetable.asList')}
            isOn={false}
            role="button"
            onTap={() => onList(!isList)}
          />
        </View>
      </View>
    </View>
  )
}
