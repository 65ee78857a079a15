import { View } from '@tarojs/components'
import { Button } from '../../components/button'
import { Notice } from '../../components/notice'
import { openWelcome } from '../../components/open'
import { useHat } from '../../components/use-hat'
import { useWords } from '../../components/use-wording'
import { awaitingWards } from '../../format/hats'

/** For who is nobody here yet: the way in, and what may be looked at meanwhile. */
export function VisitorToday() {
  const { t } = useWords()
  const { person } = useHat()
  // Who waits to be confirmed has done their part.
  const isAwaiting = awaitingWards(person).length > 0
  return (
    <>
      {!isAwaiting && (
        <View className="card">
          <Notice title={t('hat.none')} detail={t('hat.noneDetail')} />
          <Button text={t('hat.bind')} onTap={openWelcome} />
        </View>
      )}
    </>
  )
}
