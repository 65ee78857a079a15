import { View } from '@tarojs/components'
import { useWeeksPassed } from '../../catalogue/parts/use-weeks-passed'
import { meetingsText } from '../../catalogue/text/meetings'
import { Button } from '../../kit/controls/button'
import { Sheet } from '../../kit/controls/sheet'
import { Tappable } from '../../kit/controls/tappable'
import { UndoBar } from '../../kit/controls/undo-bar'
import { useWhileShown } from '../../kit/hooks/use-while-shown'
import { useWording } from '../../kit/hooks/use-wording'
import { titleOf } from '../../kit/text/bilingual'
import { dropCourse } from '../../selection/calls/enrolment'
import { type ListChoice, useListChoice } from '../../selection/stores/list-choice'
import { useStudentTerm, waitingFor } from '../../selection/stores/student-term'
import { canUndo, chooseFromList } from './choose-from-list'

/** What becomes of the choice made in the list, seen wherever it is scrolled to. */
export function ChoiceBar() {
  const { t, language } = useWording()
  const choice = useWhileShown(useListChoice, (state) => state.choice)
  const { set } = useListChoice.getState()
  if (!choice) return null
  const course = titleOf(language, choice.course)
  if (choice.status === 'asking') return <ChooseSheet choice={choice} onClose={() => set(null)} />
  if (choice.status === 'waiting')
    return (
      <View className="undo-bar row-apart" aria-role="status">
        <View className="type-body grow">{t('choosing.waitingForNetwork')}</View>
        <Tappable className="target type-link undo-action" onTap={choice.cancel}>
          {t('choosing.giveUp')}
        </Tappable>
      </View>
    )
  if (choice.status !== 'chosen') return null
  const undo = () => {
    set(null)
    void dropCourse(choice.course.id, [choice.section.id])
  }
  return (
    <UndoBar
      text={t(choice.waitingEnded ? 'choosing.chosenFromQueue' : 'choosing.chosen', { course })}
      removed={choice}
      {...(canUndo() && { onUndo: undo })}
      onOver={() => set(null)}
    />
  )
}

/** Asks before a choice that cannot be undone, or of a section of which weeks are over. */
function ChooseSheet({ choice: { course, section }, onClose }: { choice: ListChoice; onClose(): void }) {
  const wording = useWording()
  const { t, language } = wording
  const passed = useWeeksPassed(section)
  const waiting = useWhileShown(useStudentTerm, (state) => waitingFor(state, course.id))
  const queued = waiting?.sections.map(({ code }) => code).join(t('meeting.nameSeparator'))
  return (
    <Sheet title={t('choosing.askTitle', { course: titleOf(language, course) })} onClose={onClose}>
      <View className="type-body">
        {t('section.classCode', { code: section.code })} · {meetingsText(section.meetings, wording)}
      </View>
      {passed > 0 && <View className="type-body choose-warning">{t('choosing.weeksPassed', { count: passed })}</View>}
      {queued && <View className="type-body choose-warning">{t('choosing.endsQueue', { sections: queued })}</View>}
      {!canUndo() && <View className="type-body choose-warning">{t('choosing.noDropping')}</View>}
      <Button
        text={t('action.choose')}
        className="button-below"
        onTap={() => void chooseFromList({ course, section })}
      />
    </Sheet>
  )
}
