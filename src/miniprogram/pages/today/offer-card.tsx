import { View } from '@tarojs/components'
import type { StudentTerm } from '../../../contract/selection/enrolment'
import { Button } from '../../kit/controls/button'
import { Tappable } from '../../kit/controls/tappable'
import { TimeLeft } from '../../kit/controls/time-left'
import { useWording } from '../../kit/hooks/use-wording'
import { titleOf } from '../../kit/text/bilingual'
import { refusalText } from '../../selection/text/refusal-text'
import { openWaitlist } from '../../shell/open'

interface OfferCardProps {
  waitlist: StudentTerm['waitlist']
  /** Called when an offer runs out while it is looked at. */
  onOver(): void
}

/** Each seat that is kept for the student, how much longer, what bars it, and the way to take it. Nothing when there is none. */
export function OfferCard({ waitlist, onOver }: OfferCardProps) {
  const wording = useWording()
  const { t, language } = wording
  const offered = waitlist.flatMap(({ entryId, course, offer }) => (offer ? [{ entryId, course, offer }] : []))
  return (
    <>
      {offered.map(({ entryId, course, offer }) => {
        const [bar] = offer.refusals
        const title = t('queue.todayOffer', { title: titleOf(language, course) })
        return (
          <Tappable key={entryId} className="card row-apart offer" role="link" onTap={openWaitlist} label={title}>
            <View className="grow">
              <View className="type-heading">{title}</View>
              <View className="type-small">
                <TimeLeft toMs={Date.parse(offer.expiresAt)} onEnd={onOver} /> · {t('queue.todayOverdue')}
              </View>
              {bar && (
                <View className="type-small offer-bar">
                  {t('queue.todayBarred', { reason: refusalText(bar, wording).title })}
                </View>
              )}
            </View>
            <Button
              text={t(bar ? 'queue.todaySettle' : 'queue.todayAction')}
              tone={bar ? 'soft' : 'brand'}
              isSmall
              className="fixed card-button"
              onTap={openWaitlist}
            />
          </Tappable>
        )
      })}
    </>
  )
}
