import { View } from '@tarojs/components'
import type { WaitlistStanding } from '../../../../../contract/selection/enrolment'
import { Button } from '../../../../kit/controls/button'
import { Sheet } from '../../../../kit/controls/sheet'
import { useWording } from '../../../../kit/hooks/use-wording'
import { titleOf } from '../../../../kit/text/bilingual'

interface PlanEndsSheetProps {
  /** Places in queues that end if everything is sent. */
  ending: readonly WaitlistStanding[]
  /** Courses that would be sent, these included. */
  count: number
  onSubmit(keepsQueues: boolean): void
  onClose(): void
}

/** Says before a plan is sent which waits it ends, and lets them be kept. */
export function PlanEndsSheet({ ending, count, onSubmit, onClose }: PlanEndsSheetProps) {
  const { t, language } = useWording()
  const rest = count - ending.length
  return (
    <Sheet title={t('choosing.planEnds.title')} onClose={onClose}>
      {ending.map(({ entryId, course, sections, position }) => (
        <View key={entryId} className="type-body plan-ends-line">
          {[
            `${course.code} ${titleOf(language, course)}`,
            t('section.classCode', { code: sections.map(({ code }) => code).join(t('meeting.nameSeparator')) }),
            position === null ? t('queue.offerTag') : t('queue.position', { position }),
          ].join(' · ')}
        </View>
      ))}
      <View className="type-small plan-ends-detail">{t('choosing.planEnds.detail')}</View>
      <Button text={t('choosing.planEnds.all', { count })} onTap={() => onSubmit(false)} />
      {rest > 0 && (
        <Button
          text={t('choosing.planEnds.rest', { count: rest })}
          tone="ghost"
          className="button-below"
          onTap={() => onSubmit(true)}
        />
      )}
    </Sheet>
  )
}
