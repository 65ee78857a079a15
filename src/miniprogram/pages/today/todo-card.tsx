import { View } from '@tarojs/components'
import type { StudentTerm } from '../../../contract/selection/enrolment'
import { Sign } from '../../kit/controls/sign'
import { useWording } from '../../kit/hooks/use-wording'
import { formatDay, localTime } from '../../kit/text/time'

/** What has to be settled first: each hold with its reason and the way out. Nothing when there is none. */
export function TodoCard({ holds }: { holds: StudentTerm['holds'] }) {
  const { t, schoolClock } = useWording()
  if (holds.length === 0) return null
  return (
    <View className="card">
      <View className="row-apart todo-head">
        <View className="type-heading">{t('today.todo')}</View>
        <View className="type-tiny">{t('today.todoCount', { count: holds.length })}</View>
      </View>
      {holds.map((hold, index) => {
        const since = t('hold.since', {
          day: formatDay(localTime(Date.parse(hold.placedAt), schoolClock).day, t('date.dayMonth')),
        })
        return (
          <View key={`${hold.reason}-${hold.placedAt}`}>
            {index > 0 && <View className="rule" />}
            <View className="todo">
              <View className="dot">
                <Sign kind="alert" />
              </View>
              <View className="grow">
                <View className="type-heading">{t(`hold.${hold.reason}.title`)}</View>
                <View className="type-small">{[hold.note, since].filter(Boolean).join(' · ')}</View>
                <View className="type-small">{t(`hold.${hold.reason}.remedy`)}</View>
                <View className="type-small">{t('hold.blocks')}</View>
              </View>
            </View>
          </View>
        )
      })}
    </View>
  )
}
