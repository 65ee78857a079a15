import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Problem } from '../../calls/problem'
import { Button } from '../../kit/controls/button'
import { ProblemNotice } from '../../kit/controls/problem-notice'
import { useWords } from '../../kit/hooks/use-wording'
import { nameOf } from '../../kit/text/bilingual'
import { askForScope } from '../calls/guardians'
import type { ActiveWard } from '../text/hats'

type Scope = 'timetable' | 'results'

/** In place of what a student keeps to themselves: that it is so, and the way to ask for it. */
export function AskToOpen({ ward, scope }: { ward: ActiveWard; scope: Scope }) {
  const { t, language } = useWords()
  const [state, setState] = useState<'idle' | 'busy' | 'asked' | Problem>('idle')
  const name = nameOf(language, ward.student)
  const ask = async () => {
    setState('busy')
    const outcome = await askForScope(ward.bindingId, scope)
    setState(outcome.ok ? 'asked' : outcome)
  }
  if (typeof state === 'object')
    return (
      <View className="card">
        <ProblemNotice problem={state} onRetry={() => void ask()} />
      </View>
    )
  return (
    <View className="card row-apart">
      <View className="grow">
        <View className="type-heading">{t(`hat.closed.${scope}`)}</View>
        <View className="type-small">{t(state === 'asked' ? 'hat.asked' : 'hat.closedDetail', { name })}</View>
      </View>
      {state !== 'asked' && (
        <Button
          text={t('hat.askToOpen')}
          tone="soft"
          isSmall
          isDisabled={state === 'busy'}
          className="fixed card-button"
          onTap={() => void ask()}
        />
      )}
    </View>
  )
}
