import { LinkGroup } from '../../kit/controls/link-group'
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
      <LinkGroup title={t('me.group.work')}>
        <LinkRow icon="desk" title={t('hat.desk')} onTap={openDesk} />
        {hasFamily && <LinkRow icon="people" title={t('hat.people')} onTap={openPeople} />}
      </LinkGroup>
    )
  if (!hasFamily) return null
  return (
    <LinkGroup title={t('me.group.family')}>
      <LinkRow icon="people" title={t('hat.people')} onTap={openPeople} />
      {shown && <LinkRow icon="results" title={t('hat.results')} onTap={() => openResults(shown.id)} />}
    </LinkGroup>
  )
}
