import { View } from '@tarojs/components'
import { Tappable } from '../../kit/controls/tappable'
import { UndoBar } from '../../kit/controls/undo-bar'
import { useWhileShown } from '../../kit/hooks/use-while-shown'
import { useWording } from '../../kit/hooks/use-wording'
import { titleOf } from '../../kit/text/bilingual'
import { ChooseSheet } from '../../selection/parts/choose-sheet'
import { useListChoice } from '../../selection/stores/list-choice'
import { canUndo } from '../../selection/text/can-undo'
import { chooseFromList, undoChoice } from './choose-from-list'

const barWords = {
  chosen: { plain: 'choosing.chosen', ended: 'choosing.chosenFromQueue' },
  undone: { plain: 'choosing.undone', ended: 'choosing.undoneFromQueue' },
} as const

/** What becomes of the choice made in the list, seen wherever it is scrolled to. */
export function ChoiceBar() {
  const { t, language } = useWording()
  const choice = useWhileShown(useListChoice, (state) => state.choice)
  const { set } = useListChoice.getState()
  if (!choice) return null
  const course = titleOf(language, choice.course)
  if (choice.status === 'asking')
    return (
      <ChooseSheet
        course={choice.course}
        sections={[choice.section]}
        onChoose={() => void chooseFromList(choice)}
        onClose={() => set(null)}
      />
    )
  if (choice.status === 'waiting')
    return (
      <View className="undo-bar row-apart" aria-role="status">
        <View className="type-body grow">{t('choosing.waitingForNetwork')}</View>
        <Tappable className="target type-link undo-action" onTap={choice.cancel}>
          {t('choosing.giveUp')}
        </Tappable>
      </View>
    )
  if (choice.status !== 'chosen' && choice.status !== 'undone') return null
  const { status, waitingEnded } = choice
  return (
    <UndoBar
      text={t(barWords[status][waitingEnded ? 'ended' : 'plain'], { course })}
      removed={choice}
      {...(status === 'chosen' && canUndo() && { onUndo: () => void undoChoice(choice, waitingEnded) })}
      onOver={() => set(null)}
    />
  )
}
