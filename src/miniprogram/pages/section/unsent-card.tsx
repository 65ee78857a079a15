import { View } from '@tarojs/components'
import { Button } from '../../kit/controls/button'
import { useWords } from '../../kit/hooks/use-wording'

/** A change that the network holds up: it is sent again by itself. */
export function UnsentCard({ onGiveUp }: { onGiveUp(): void }) {
  const { t } = useWords()
  return (
    <View className="card answer">
      <View className="dot dot-warning">…</View>
      <View className="grow">
        <View className="type-heading">{t('choosing.waitingForNetwork')}</View>
        <View className="type-small">{t('choosing.waitingDetail')}</View>
      </View>
      <Button text={t('choosing.giveUp')} tone="soft" isSmall onTap={onGiveUp} className="fixed" />
    </View>
  )
}
