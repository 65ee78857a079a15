import { View } from '@tarojs/components'
import type { WaitlistStanding } from '../../../contract/selection/enrolment'
import { useWords } from '../../kit/hooks/use-wording'
import { WaitingCard } from '../../selection/parts/waiting-card'

/** The student's place in the queue for this course. */
export function WaitingPart({ entry, onChange }: { entry: WaitlistStanding; onChange(): void }) {
  const { t } = useWords()
  return (
    <View className="card">
      <View className="type-tiny">{t('waitlist.title')}</View>
      <WaitingCard entry={entry} onChange={onChange} />
    </View>
  )
}
