import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Invitation } from '../../../../../contract/people/guardians'
import { AskSheet } from '../../../../kit/controls/ask-sheet'
import { Button } from '../../../../kit/controls/button'
import { DeedProblem } from '../../../../kit/controls/deed-problem'
import { TimeLeft } from '../../../../kit/controls/time-left'
import { useDeed } from '../../../../kit/hooks/use-deed'
import { useWhileShown } from '../../../../kit/hooks/use-while-shown'
import { useWords } from '../../../../kit/hooks/use-wording'
import { cancelInvitation, refreshGuardians } from '../../../../people/calls/guardians'
import { useGuardians } from '../../../../people/stores/guardians'
import { openInvite } from '../../../../shell/open'
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
