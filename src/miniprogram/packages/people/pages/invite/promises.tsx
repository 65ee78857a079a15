import { View } from '@tarojs/components'
import { PointList } from '../../../../kit/controls/point-list'
import { usePeopleWords } from '../../words/people-words'

const promises = ['once', 'left', 'confirm', 'cancelAny'] as const

/** What keeps a card from reaching the wrong person. */
export function Promises() {
  const { t } = usePeopleWords()
  return (
    <View className="card">
      <PointList points={promises.map((promise) => t(`invite.${promise}`))} />
    </View>
  )
}
