import { View } from '@tarojs/components'
import type { WaitlistStanding } from '../../../contract/selection/enrolment'
import { Button } from '../../kit/controls/button'
import { Sheet } from '../../kit/controls/sheet'
import { useWords } from '../../kit/hooks/use-wording'
import { titleOf } from '../../kit/text/bilingual'

type Asking = 'leaveWaitlist' | 'declineOffer'

interface WaitingSheetProps {
  entry: WaitlistStanding
  asking: Asking
  onAnswer(name: Asking): void
  onClose(): void
}

/** Asks once before a place in the queue or an offered seat is given up, and says what is lost. */
export function WaitingSheet({ entry, asking, onAnswer, onClose }: WaitingSheetProps) {
  const { t, language } = useWords()
  const title = titleOf(language, entry.course)
  const words = {
    declineOffer: {
      title: t('queue.declineTitle', { title }),
      loses: t('queue.declineLoses'),
      keep: t('queue.declineKeep'),
      go: t('waitlist.decline'),
    },
    leaveWaitlist: {
      title: t('queue.leaveTitle', { title }),
      loses: t('queue.leaveLoses', { position: entry.position ?? 1 }),
      keep: t('queue.leaveKeep'),
      go: t('waitlist.leave'),
    },
  }[asking]
  return (
    <Sheet title={words.title} onClose={onClose}>
      <View className="type-small waiting-loses">{words.loses}</View>
      <View className="row">
        <Button text={words.keep} tone="ghost" className="grow waiting-decline" onTap={onClose} />
        <Button text={words.go} tone="danger" className="grow" onTap={() => onAnswer(asking)} />
      </View>
    </Sheet>
  )
}
