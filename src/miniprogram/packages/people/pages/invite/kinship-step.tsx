import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Kinship } from '../../../../../contract/people/person'
import type { Problem } from '../../../../calls/problem'
import { Button } from '../../../../kit/controls/button'
import { DeedProblem } from '../../../../kit/controls/deed-problem'
import { Tappable } from '../../../../kit/controls/tappable'
import { useWords } from '../../../../kit/hooks/use-wording'
import { usePeopleWords } from '../../words/people-words'
import { Promises } from './promises'

const kinships = ['father', 'mother', 'grandparent', 'other'] as const

interface KinshipStepProps {
  isBusy: boolean
  problem: Problem | null
  onMake(kinship: Kinship): void
}

/** The one question before a card is made: for whom. */
export function KinshipStep({ isBusy, problem, onMake }: KinshipStepProps) {
  const { t } = usePeopleWords()
  const { t: common } = useWords()
  const [kinship, setKinship] = useState<Kinship | null>(null)
  return (
    <>
      <View className="invite-head">
        <View className="type-title">{t('invite.ask')}</View>
        <View className="type-small">{t('invite.askDetail')}</View>
      </View>
      <View className="invite-choices">
        {kinships.map((one) => (
          <Tappable
            key={one}
            className={`invite-choice ${one === kinship ? 'invite-chosen' : ''}`}
            role="radio"
            isSelected={one === kinship}
            label={common(`hat.kinship.${one}`)}
            isDisabled={isBusy}
            onTap={() => setKinship(one)}
          >
            <View className="type-heading kinship">{common(`hat.kinship.${one}`)}</View>
          </Tappable>
        ))}
      </View>
      <Promises />
      <DeedProblem problem={problem} />
      <View className="dock">
        <Button
          text={t(isBusy ? 'invite.making' : 'invite.make')}
          isDisabled={isBusy || kinship === null}
          onTap={() => kinship && onMake(kinship)}
        />
      </View>
    </>
  )
}
