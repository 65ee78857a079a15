import { View } from '@tarojs/components'
import { weekdayShort } from '../../catalogue/text/meetings'
import { Sign } from '../../kit/controls/sign'
import { Tappable } from '../../kit/controls/tappable'
import { useWords } from '../../kit/hooks/use-wording'

interface WeekendLineProps {
  /** With classes this week, and beyond the days that the grid draws. */
  weekdays: readonly number[]
  onList(): void
}

/** Says that the week goes on after the last day drawn, and leads to the list, which has all days. */
export function WeekendLine({ weekdays, onList }: WeekendLineProps) {
  const { t } = useWords()
  if (weekdays.length === 0) return null
  return (
    <Tappable className="target target-left weekend-line" role="link" onTap={onList}>
      <View className="type-link">
        {t('timetable.weekend', {
          days: weekdays.map((weekday) => weekdayShort(weekday, t)).join(t('meeting.nameSeparator')),
        })}
        <Sign kind="onward" place="after" />
      </View>
    </Tappable>
  )
}
