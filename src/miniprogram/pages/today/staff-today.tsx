import { View } from '@tarojs/components'
import { AwaitedCard } from '../../kit/controls/awaited-card'
import { Button } from '../../kit/controls/button'
import { LinkRow } from '../../kit/controls/link-row'
import { useWhileShown } from '../../kit/hooks/use-while-shown'
import { useWords } from '../../kit/hooks/use-wording'
import { useTodos } from '../../kit/stores/todos'
import { useHat } from '../../people/parts/use-hat'
import { refreshStart } from '../../selection/calls/start'
import { openClasses, openDesk } from '../../shell/open'
import { TodoCard, useShownTodos } from './todo-card'

/** What waits for the member of staff, and the way to the desk; for teachers also to their own sections. */
export function StaffToday() {
  const { t } = useWords()
  const { person } = useHat()
  const teaches = person?.staff?.roles.includes('teacher') ?? false
  const isTold = useWhileShown(useTodos, ({ copy }) => copy !== null)
  const problem = useWhileShown(useTodos, (state) => state.problem)
  const hasNothing = useShownTodos().length === 0
  if (!isTold) return <AwaitedCard problem={problem} onRetry={() => void refreshStart()} widths={[30, 62]} />
  return (
    <>
      <TodoCard />
      <View className="card">
        <View className="row-apart">
          <View className="type-heading grow">{t('hat.desk')}</View>
          <Button text={t('hat.openDesk')} tone="soft" isSmall className="fixed card-button" onTap={openDesk} />
        </View>
        {hasNothing && <View className="type-small today-done">{t('hat.allDone')}</View>}
      </View>
      {teaches && (
        <View className="card link-rows">
          <LinkRow icon="results" title={t('hat.taught')} onTap={openClasses} />
        </View>
      )}
    </>
  )
}
