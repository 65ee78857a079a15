import { View } from '@tarojs/components'
import { Button } from '../../components/button'
import { openWelcome } from '../../components/open'
import { useHat } from '../../components/use-hat'
import { useWords } from '../../components/use-wording'
import { useHatChoice } from '../../stores/hat'

/** For who is no student just now: why nothing can be chosen, and the way to it where there is one. */
export function LookDock() {
  const { t } = useWords()
  const { hat, person } = useHat()
  if (person?.student)
    return (
      <View className="dock row">
        <View className="type-small grow">{t('hat.changeToChoose')}</View>
        <Button
          text={t('hat.changeToStudent')}
          tone="soft"
          className="fixed"
          onTap={() => useHatChoice.getState().choose({ is: 'student' })}
        />
      </View>
    )
  if (hat.is === 'visitor')
    return (
      <View className="dock row">
        <View className="type-small grow">{t('hat.bindToChoose')}</View>
        <Button text={t('hat.bind')} className="fixed" onTap={openWelcome} />
      </View>
    )
  return (
    <View className="dock row">
      <View className="type-small grow">{t('hat.onlyStudent')}</View>
    </View>
  )
}
