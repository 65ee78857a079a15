import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Invitation } from '../../../../../contract/people/guardians'
import { cancelInvitation, refreshGuardians } from '../../../../calls/guardians'
import { Button } from '../../../../components/button'
import { openInvite } from '../../../../components/open'
import { TimeLeft } from '../../../../components/time-left'
import { useWhileShown } from '../../../../components/use-while-shown'
import { useWords } from '../../../../components/use-wording'
import { useGuardians } from '../../../../stores/guardians'
import { AskSheet } from '../../components/ask-sheet'
import { DeedProblem } from '../../components/deed-problem'
import { useDeed } from '../../components/use-deed'
import { usePeopleWords } from '../../words/people-words'

/** A card that nobody has accepted yet, for how much longer it is good, and the way to take it back. */
export function InvitationCard({ invitation: { id, kinship, expiresAt } }: { invitation: Invitation }) {
  const { t } = usePeopleWords()
  const { t: common } = useWords()
  const { isBusy, problem, run } = useDeed()
  const [isAsking, setAsking] = useState(false)
  const isFromHere = useWhileShown(useGuardians, (state) => state.tokens[id] !== undefined)
  return (
    <View className="card">
      <View className="type-heading">{t('people.cardFor', { kinship: common(`hat.kinship.${kinship}`) })}</View>
      <View className="type-small">
        <TimeLeft toMs={Date.parse(expiresAt)} onEnd={() => void refreshGuardians()} />
      </View>
      <DeedProblem problem={problem} />
      <View className="row people-answers">
        <Button
          text={t(isBusy ? 'people.cancelling' : 'people.cancel')}
          tone="ghost"
          isSmall
          className="people-first"
          isDisabled={isBusy}
          onTap={() => setAsking(true)}
        />
        {isFromHere && <Button text={t('people.resend')} tone="soft" isSmall onTap={() => openInvite(id)} />}
      </View>
      {isAsking && (
        <AskSheet
          title={t('people.cancelTitle')}
          detail={t('people.cancelDetail')}
          keep={t('people.cancelKeep')}
          act={t('people.cancel')}
          onAct={() => {
            setAsking(false)
            void run(() => cancelInvitation(id))
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </View>
  )
}
