import { View } from '@tarojs/components'
import { usePeopleWords } from '../../words/people-words'

const promises = ['once', 'left', 'confirm', 'cancelAny'] as const

/** What keeps a card from reaching the wrong person. */
export function Promises() {
  const { t } = usePeopleWords()
  return (
    <View className="card">
      {promises.map((promise) => (
        <View key={promise} className="row invite-promise">
          <View className="invite-dot" />
          <View className="type-small grow">{t(`invite.${promise}`)}</View>
        </View>
      ))}
    </View>
  )
}
