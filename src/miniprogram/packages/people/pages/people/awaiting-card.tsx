import { View } from '@tarojs/components'
import { useState } from 'react'
import type { GuardianBinding } from '../../../../../contract/people/guardians'
import { AskSheet } from '../../../../kit/controls/ask-sheet'
import { Avatar } from '../../../../kit/controls/avatar'
import { Button } from '../../../../kit/controls/button'
import { DeedProblem } from '../../../../kit/controls/deed-problem'
import { useDay } from '../../../../kit/hooks/use-day'
import { useDeed } from '../../../../kit/hooks/use-deed'
import { useWords } from '../../../../kit/hooks/use-wording'
import { confirmGuardian, removeGuardian } from '../../../../people/calls/guardians'
import { usePeopleWords } from '../../words/people-words'

/** Somebody who accepted a card: the student says whether that is family. */
export function AwaitingCard({ guardian }: { guardian: GuardianBinding }) {
  const { t } = usePeopleWords()
  const { t: common } = useWords()
  const { at } = useDay()
  const { isBusy, problem, run } = useDeed()
  const [isAsking, setAsking] = useState(false)
  const { name, kinship, since, bindingId } = guardian
  return (
    <View className="card">
      <View className="row people-head">
        <Avatar name={name} isSmall />
        <View className="grow">
          <View className="type-heading">{name}</View>
          <View className="type-small kinship">{common(`hat.kinship.${kinship}`)}</View>
        </View>
        <View className="tag tag-warning people-tag">{t('people.awaits')}</View>
      </View>
      <View className="type-small people-line">{t('people.awaitsDetail', { at: at(since) })}</View>
      <DeedProblem problem={problem} />
      <View className="row people-answers">
        <Button
          text={t('people.decline')}
          tone="ghost"
          className="grow people-first"
          isDisabled={isBusy}
          onTap={() => setAsking(true)}
        />
        <Button
          text={t(isBusy ? 'people.working' : 'people.confirm')}
          className="grow"
          isDisabled={isBusy}
          onTap={() => void run(() => confirmGuardian(guardian))}
        />
      </View>
      {isAsking && (
        <AskSheet
          title={t('people.declineTitle')}
          detail={t('people.declineDetail', { name })}
          keep={t('people.declineKeep')}
          act={t('people.declineDo')}
          onAct={() => {
            setAsking(false)
            void run(() => removeGuardian(bindingId))
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </View>
  )
}
