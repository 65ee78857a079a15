import { View } from '@tarojs/components'
import type { WaitlistStanding } from '../../../../../contract/selection/enrolment'
import { Button } from '../../../../kit/controls/button'
import { Sign } from '../../../../kit/controls/sign'
import { useWords } from '../../../../kit/hooks/use-wording'
import { titleOf } from '../../../../kit/text/bilingual'
import type { WaitlistAnswer } from '../../../../selection/calls/enrolment'
import { openTab } from '../../../../shell/open'

interface AnsweredCardProps {
  name: WaitlistAnswer
  /** As it stood before the answer. */
  entry: WaitlistStanding
}

/** What came of the answer to an offer, or of leaving the queue. */
export function AnsweredCard({ name, entry }: AnsweredCardProps) {
  const { t, language } = useWords()
  const title = titleOf(language, entry.course)
  const { dropCourse } = entry
  const words = {
    acceptOffer: {
      title: t('queue.taken', { title }),
      detail: dropCourse ? t('queue.takenDropped', { course: titleOf(language, dropCourse) }) : t('queue.takenDetail'),
    },
    declineOffer: { title: t('queue.declined', { title }), detail: t('queue.declinedDetail') },
    leaveWaitlist: { title: t('queue.left', { title }), detail: t('queue.leftDetail') },
  }[name]
  return (
    <View className="card row waitlist-answered" aria-role="status">
      <View className="dot dot-success">
        <Sign kind="check" />
      </View>
      <View className="grow">
        <View className="type-heading">{words.title}</View>
        <View className="type-small">{words.detail}</View>
      </View>
      {name === 'acceptOffer' && (
        <Button
          text={t('action.goToTimetable')}
          tone="soft"
          isSmall
          className="fixed"
          onTap={() => openTab('timetable')}
        />
      )}
    </View>
  )
}
