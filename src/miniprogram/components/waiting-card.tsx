import { View } from '@tarojs/components'
import { useState } from 'react'
import type { WaitlistStanding } from '../../contract/enrolment'
import { answerWaitlist } from '../calls/enrolment'
import type { Problem } from '../calls/problem'
import { titleOf } from '../format/bilingual'
import { refusalText } from '../format/refusal-text'
import { formatInstant } from '../format/time'
import { Button } from './button'
import { Countdown } from './countdown'
import { useWording } from './use-wording'
import './waiting-card.css'

interface WaitingCardProps {
  entry: WaitlistStanding
  /** Called after an answer, and when an offer runs out. */
  onChange(): void
}

/** A place in the queue for a course; once a seat is offered, until when it is kept and the two answers. */
export function WaitingCard({ entry, onChange }: WaitingCardProps) {
  const wording = useWording()
  const { t, language, timeZone, nowMs } = wording
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const { course, sections, offer, position, isAutomatic, dropCourse } = entry
  const answer = async (name: Parameters<typeof answerWaitlist>[0]) => {
    setBusy(true)
    const ids = sections.map(({ id }) => id)
    const outcome = await answerWaitlist(name, course.id, ids)
    setBusy(false)
    setProblem(outcome.ok ? null : outcome)
    onChange()
  }
  const [refusal] = problem && 'refusals' in problem ? problem.refusals : []
  const facts = [
    position !== null && t('waitlist.position', { position }),
    isAutomatic && t('waitlist.isAutomatic'),
    dropCourse && t('waitlist.drops', { course: titleOf(language, dropCourse) }),
  ]
  return (
    <View className="waiting">
      <View className="type-heading">
        {course.code} {titleOf(language, course)}
      </View>
      {offer ? (
        <View className="type-small">
          {t('waitlist.offer', { until: formatInstant(Date.parse(offer.expiresAt), nowMs, timeZone, t) })}{' '}
          <Countdown toMs={Date.parse(offer.expiresAt)} onEnd={onChange} />
        </View>
      ) : (
        <View className="type-small">{facts.filter(Boolean).join(' · ')}</View>
      )}
      {problem && (
        <View className="type-small waiting-problem">
          {refusal
            ? `${refusalText(refusal, wording).title} · ${refusalText(refusal, wording).detail}`
            : t('section.unknownAnswerDetail')}
        </View>
      )}
      <View className="row waiting-answers">
        {offer ? (
          <>
            <Button text={t('waitlist.accept')} isSmall isDisabled={isBusy} onTap={() => void answer('acceptOffer')} />
            <Button
              text={t('waitlist.decline')}
              tone="ghost"
              isSmall
              isDisabled={isBusy}
              onTap={() => void answer('declineOffer')}
            />
          </>
        ) : (
          <Button
            text={t('waitlist.leave')}
            tone="ghost"
            isSmall
            isDisabled={isBusy}
            onTap={() => void answer('leaveWaitlist')}
          />
        )}
      </View>
    </View>
  )
}
