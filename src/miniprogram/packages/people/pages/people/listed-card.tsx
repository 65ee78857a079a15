import { View } from '@tarojs/components'
import { useWords } from '../../../../kit/hooks/use-wording'
import type { GuardiansReply } from '../../../../people/stores/guardians'
import { usePeopleWords } from '../../words/people-words'

/** Guardians whom the school knows of and who have not come yet. */
export function ListedCard({ listed }: { listed: GuardiansReply['listed'] }) {
  const { t } = usePeopleWords()
  const { t: common } = useWords()
  return (
    <View className="card">
      <View className="type-heading">{t('people.listed')}</View>
      <View className="type-small people-line">{t('people.listedDetail')}</View>
      {listed.map(({ nameMasked, kinship, phoneMasked }) => (
        <View key={`${nameMasked}-${kinship}-${phoneMasked}`} className="row-apart people-listed">
          <View className="type-body grow">{nameMasked}</View>
          <View className="type-small people-tag">
            {phoneMasked === null
              ? t('people.listedNoPhone', { kinship: common(`hat.kinship.${kinship}`) })
              : t('people.listedPhone', { kinship: common(`hat.kinship.${kinship}`), phone: phoneMasked })}
          </View>
        </View>
      ))}
    </View>
  )
}
