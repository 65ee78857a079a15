import { View } from '@tarojs/components'
import { Sheet } from '../../../../kit/controls/sheet'
import { useWords } from '../../../../kit/hooks/use-wording'

const rules = ['choices', 'passes', 'turn', 'clash', 'seed'] as const

/** How the draw decides, in the order in which it does. */
export function RulesSheet({ onClose }: { onClose(): void }) {
  const { t } = useWords()
  return (
    <Sheet title={t('lottery.rules.title')} onClose={onClose}>
      {rules.map((rule, index) => (
        <View key={rule} className="row rule-line">
          <View className="rule-number">{index + 1}</View>
          <View className="type-body grow">{t(`lottery.rules.${rule}`)}</View>
        </View>
      ))}
    </Sheet>
  )
}
