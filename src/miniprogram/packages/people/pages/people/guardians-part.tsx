import { View } from '@tarojs/components'
import { AwaitedCard } from '../../../../kit/controls/awaited-card'
import { CopyLine } from '../../../../kit/controls/copy-line'
import { Notice } from '../../../../kit/controls/notice'
import { useWhileShown } from '../../../../kit/hooks/use-while-shown'
import { refreshGuardians } from '../../../../people/calls/guardians'
import { awaitingGuardians, useGuardians } from '../../../../people/stores/guardians'
import { usePeopleWords } from '../../words/people-words'
import { AwaitingCard } from './awaiting-card'
import { GuardianCard } from './guardian-card'
import { InvitationCard } from './invitation-card'
import { ListedCard } from './listed-card'

/** The student's guardians: who waits first, then who is bound, the cards still open, and whom the school knows. */
export function GuardiansPart({ hasHeading }: { hasHeading: boolean }) {
  const { t } = usePeopleWords()
  const copy = useWhileShown(useGuardians, (state) => state.copy)
  const gotAtMs = useWhileShown(useGuardians, (state) => state.gotAtMs)
  const problem = useWhileShown(useGuardians, (state) => state.problem)
  const renew = () => void refreshGuardians()
  if (!copy) return <AwaitedCard problem={problem} onRetry={renew} widths={[46, 70, 88, 60]} />
  const awaiting = awaitingGuardians({ copy })
  const active = copy.guardians.filter(({ state }) => state === 'active')
  return (
    <>
      <CopyLine problem={problem} gotAtMs={gotAtMs} onRetry={renew} />
      {hasHeading && <View className="type-heading people-part">{t('people.guardians')}</View>}
      {awaiting.map((guardian) => (
        <AwaitingCard key={guardian.bindingId} guardian={guardian} />
      ))}
      {active.map((guardian) => (
        <GuardianCard key={guardian.bindingId} guardian={guardian} isAdult={copy.isAdult} />
      ))}
      {awaiting.length === 0 && active.length === 0 && (
        <View className="card">
          <Notice title={t('people.noGuardians')} detail={t('people.noGuardiansDetail')} />
        </View>
      )}
      {copy.invitations.length > 0 && <View className="type-heading people-part">{t('people.cards')}</View>}
      {copy.invitations.map((invitation) => (
        <InvitationCard key={invitation.id} invitation={invitation} />
      ))}
      {copy.listed.length > 0 && <ListedCard listed={copy.listed} />}
    </>
  )
}
