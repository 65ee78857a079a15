import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import { Button } from '../../kit/controls/button'
import { useWords } from '../../kit/hooks/use-wording'
import { useHat } from '../../people/parts/use-hat'
import { useHatChoice } from '../../people/stores/hat'
import { openWelcome } from '../../shell/open'

/** A sentence over its button: beside it, a long word would have no room on a narrow phone. The page ends above both. */
function SaidDock({ text, children }: PropsWithChildren<{ text: string }>) {
  return (
    <>
      <View className="look-space" />
      <View className="dock">
        <View className="type-small look-said">{text}</View>
        {children}
      </View>
    </>
  )
}

/** For who is no student just now: why nothing can be chosen, and the way to it where there is one. */
export function LookDock() {
  const { t } = useWords()
  const { hat, person } = useHat()
  if (person?.student)
    return (
      <SaidDock text={t('hat.changeToChoose')}>
        <Button
          text={t('hat.changeToStudent')}
          tone="soft"
          onTap={() => useHatChoice.getState().choose({ is: 'student' })}
        />
      </SaidDock>
    )
  if (hat.is === 'visitor')
    return (
      <SaidDock text={t('hat.bindToChoose')}>
        <Button text={t('hat.bind')} onTap={openWelcome} />
      </SaidDock>
    )
  return (
    <View className="dock row">
      <View className="type-small grow">{t('hat.onlyStudent')}</View>
    </View>
  )
}
