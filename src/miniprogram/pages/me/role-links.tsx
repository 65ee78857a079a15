import { View } from '@tarojs/components'
import { LinkRow } from '../../kit/controls/link-row'
import { useWords } from '../../kit/hooks/use-wording'
import { useHat } from '../../people/parts/use-hat'
import { openDesk, openPeople, openResults } from '../../shell/open'

/** What belongs to the hat: family and results, or the staff desk. */
export function RoleLinks() {
  const { t } = useWords()
  const { hat, ward, person } = useHat()
  const own = hat.is === 'student' ? person?.student : null
  const shown = own ?? (ward?.scopes.includes('results') ? ward.student : null)
  const hasFamily = person !== null && (person.student !== null || person.wards.length > 0)
  if (hat.is === 'staff')
    return (
      <View className="card link-rows">
        <LinkRow hasTile title={t('hat.desk')} onTap={openDesk} />
        {hasFamily && <LinkRow hasTile title={t('hat.people')} onTap={openPeople} />}
      </View>
    )
  if (!hasFamily) return null
  return (
    <View className="card link-rows">
      <LinkRow hasTile title={t('hat.people')} onTap={openPeople} />
      {shown && <LinkRow hasTile title={t('hat.results')} onTap={() => openResults(shown.id)} />}
    </View>
  )
}
