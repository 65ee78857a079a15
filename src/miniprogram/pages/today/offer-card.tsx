import { View } from '@tarojs/components'
import type { StudentTerm } from '../../../contract/selection/enrolment'
import { Button } from '../../kit/controls/button'
import { Tappable } from '../../kit/controls/tappable'
import { TimeLeft } from '../../kit/controls/time-left'
import { useWords } from '../../kit/hooks/use-wording'
import { titleOf } from '../../kit/text/bilingual'
import { openWaitlist } from '../../shell/open'

interface OfferCardProps {
  waitlist: StudentTerm['waitlist']
  /** Called when an offer runs out while it is looked at. */
  onOver(): void
}

/** Each seat that is kept for the student, how much longer, and the way to take it. Nothing when there is none. */
export function OfferCard({ waitlist, onOver }: OfferCardProps) {
  const { t, language } = useWords()
  const offered = waitlist.flatMap(({ entryId, course, offer }) => (offer ? [{ entryId, course, offer }] : []))
  return (
    <>
      {offered.map(({ entryId, course, offer }) => {
        const title = t('queue.todayOffer', { title: titleOf(language, course) })
        return (
          <Tappable key={entryId} className="card row-apart offer" role="link" onTap={openWaitlist} label={title}>
            <View className="grow">
              <View className="type-heading">{title}</View>
              <View className="type-small">
                <TimeLeft toMs={Date.parse(offer.expiresAt)} onEnd={onOver} /> · {t('queue.todayOverdue')}
              </View>
            </View>
            <Button text={t('queue.todayAction')} isSmall className="fixed card-button" onTap={openWaitlist} />
          </Tappable>
        )
      })}
    </>
  )
}
