import { View } from '@tarojs/components'
import { Button } from '../../kit/controls/button'
import { Notice } from '../../kit/controls/notice'
import { useWords } from '../../kit/hooks/use-wording'
import { useHat } from '../../people/parts/use-hat'
import { awaitingWards } from '../../people/text/hats'
import { openWelcome } from '../../shell/open'
import { TodoCard } from './todo-card'

/** For who is nobody here yet: the way in, and what may be looked at meanwhile. */
export function VisitorToday() {
  const { t } = useWords()
  const { person } = useHat()
  // Who waits to be confirmed has done their part.
  const isAwaiting = awaitingWards(person).length > 0
  return (
    <>
      <TodoCard />
      {!isAwaiting && (
        <View className="card">
          <Notice title={t('hat.none')} detail={t('hat.noneDetail')} />
          <Button text={t('hat.bind')} onTap={openWelcome} />
        </View>
      )}
    </>
  )
}
