import { View } from '@tarojs/components'
import { useHat } from '../../components/use-hat'
import { useWords } from '../../components/use-wording'
import { awaitingWards } from '../../format/hats'

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
