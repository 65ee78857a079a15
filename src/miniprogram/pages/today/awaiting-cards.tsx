import { View } from '@tarojs/components'
import { useWords } from '../../kit/hooks/use-wording'
import { useHat } from '../../people/parts/use-hat'
import { awaitingWards } from '../../people/text/hats'

/** Each student who has yet to confirm that the person is their guardian. */
export function AwaitingCards() {
  const { t } = useWords()
  const { person } = useHat()
  return (
    <>
      {awaitingWards(person).map(({ bindingId, nameMasked, kinship }) => (
        <View key={bindingId} className="card">
          <View className="row-apart">
            <View className="type-heading grow">{t('hat.awaiting', { name: nameMasked })}</View>
            <View className="tag tag-warning card-button">
              {t('hat.guardianAs', { kinship: t(`hat.kinship.${kinship}`) })}
            </View>
          </View>
          <View className="type-small">{t('hat.awaitingDetail')}</View>
        </View>
      ))}
    </>
  )
}
