import { View } from '@tarojs/components'
import type { ListedCourse, ListedSection } from '../../../contract/catalogue/course'
import { useWeeksPassed } from '../../catalogue/parts/use-weeks-passed'
import { leadingFirst } from '../../catalogue/text/leading-first'
import { meetingsText } from '../../catalogue/text/meetings'
import { Button } from '../../kit/controls/button'
import { Sheet } from '../../kit/controls/sheet'
import { useWhileShown } from '../../kit/hooks/use-while-shown'
import { useWording } from '../../kit/hooks/use-wording'
import { titleOf } from '../../kit/text/bilingual'
import { useStudentTerm, waitingFor } from '../stores/student-term'
import { canUndo } from '../text/can-undo'
import './choose-sheet.css'

interface ChooseSheetProps {
  course: ListedCourse
  /** What would be chosen together. */
  sections: readonly ListedSection[]
  onChoose(): void
  onClose(): void
}

/** Asks before a choice that cannot be undone, that ends a wait, or of a section of which weeks are over. */
export function ChooseSheet({ course, sections, onChoose, onClose }: ChooseSheetProps) {
  const wording = useWording()
  const { t, language } = wording
  const passed = useWeeksPassed({ meetings: sections.flatMap(({ meetings }) => meetings) })
  const waiting = useWhileShown(useStudentTerm, (state) => waitingFor(state, course.id))
  const queued = waiting?.sections.map(({ code }) => code).join(t('meeting.nameSeparator'))
  return (
    <Sheet title={t('choosing.askTitle', { course: titleOf(language, course) })} onClose={onClose}>
      {leadingFirst(sections).map((section) => (
        <View key={section.id} className="type-body">
          {t('section.classCode', { code: section.code })} · {meetingsText(section.meetings, wording)}
        </View>
      ))}
      {passed > 0 && <View className="type-body choose-warning">{t('choosing.weeksPassed', { count: passed })}</View>}
      {queued && <View className="type-body choose-warning">{t('choosing.endsQueue', { sections: queued })}</View>}
      {!canUndo() && <View className="type-body choose-warning">{t('choosing.noDropping')}</View>}
      <Button text={t('action.choose')} className="button-below" onTap={onChoose} />
    </Sheet>
  )
}
