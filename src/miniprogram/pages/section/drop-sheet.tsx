import { View } from '@tarojs/components'
import type { Course, Section } from '../../../contract/catalogue/course'
import { formatCredits } from '../../catalogue/text/credits'
import { meetingsText } from '../../catalogue/text/meetings'
import { Button } from '../../kit/controls/button'
import { Sheet } from '../../kit/controls/sheet'
import { useWhileShown } from '../../kit/hooks/use-while-shown'
import { useWording } from '../../kit/hooks/use-wording'
import { titleOf } from '../../kit/text/bilingual'
import { useStudentTerm } from '../../selection/stores/student-term'

interface DropSheetProps {
  course: Course
  sections: readonly Section[]
  onDrop(): void
  onClose(): void
}

/** Asks before a seat is given up, and says what is lost. */
export function DropSheet({ course, sections, onDrop, onClose }: DropSheetProps) {
  const wording = useWording()
  const { t, language } = wording
  const waitlist = useWhileShown(useStudentTerm, ({ copy }) => copy?.waitlist ?? null)
  // Those who wait to change from this course, or within it, go on waiting without it.
  const queues = (waitlist ?? [])
    .filter((entry) => entry.dropCourse?.id === course.id)
    .map((entry) => titleOf(language, entry.course))
  return (
    <Sheet title={t('section.dropTitle', { title: titleOf(language, course) })} onClose={onClose}>
      <View className="type-small">{t('section.dropLoses')}</View>
      {sections.map((section) => (
        <View key={section.id} className="type-body drop-loss">
          {t(`component.${section.componentKind}`)} {section.code} · {meetingsText(section.meetings, wording)}
        </View>
      ))}
      <View className="drop-credits">
        <View className="type-small">{t('section.dropCredits', { credits: formatCredits(course.credits) })}</View>
        {queues.map((title) => (
          <View key={title} className="type-small">
            {t('section.dropKeepsQueue', { course: title })}
          </View>
        ))}
      </View>
      <View className="row">
        <Button text={t('section.dropKeep')} tone="ghost" className="grow dock-first" onTap={onClose} />
        <Button text={t('action.drop')} tone="danger" className="grow" onTap={onDrop} />
      </View>
    </Sheet>
  )
}
