import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Refusal } from '../../../contract/refusal'
import type { WaitlistStanding } from '../../../contract/selection/enrolment'
import type { Problem } from '../../calls/problem'
import { leadingFirst } from '../../catalogue/text/leading-first'
import { meetingsText, namesText } from '../../catalogue/text/meetings'
import { Button } from '../../kit/controls/button'
import { Tappable } from '../../kit/controls/tappable'
import { TimeLeft } from '../../kit/controls/time-left'
import { useWording } from '../../kit/hooks/use-wording'
import { titleOf } from '../../kit/text/bilingual'
import { formatInstant } from '../../kit/text/time'
import { serverNowMs } from '../../school/institution'
import { openAskAdviser, openSection } from '../../shell/open'
import { answerWaitlist, type WaitlistAnswer } from '../calls/enrolment'
import { BlockerList } from './blocker-list'
import { WaitingSheet } from './waiting-sheet'
import './waiting-card.css'

interface WaitingCardProps {
  entry: WaitlistStanding
  /** Called with an answer that was taken, and without one when an offer runs out or the truth is asked for. */
  onChange(answered?: WaitlistAnswer): void
}

/** A place in the queue for a course; once a seat is offered, until when it is kept and the two answers. */
export function WaitingCard({ entry, onChange }: WaitingCardProps) {
  const { t, language } = useWording()
  const [busyWith, setBusyWith] = useState<WaitlistAnswer | null>(null)
  const [asking, setAsking] = useState<'leaveWaitlist' | 'declineOffer' | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const { course, sections, offer, position } = entry
  const sectionIds = sections.map(({ id }) => id)
  const title = titleOf(language, course)
  const answer = async (name: WaitlistAnswer) => {
    setAsking(null)
    setBusyWith(name)
    const outcome = await answerWaitlist(name, course.id, sectionIds)
    setBusyWith(null)
    setProblem(outcome.ok ? null : outcome)
    if (outcome.ok) onChange(name)
  }
  const open = () => openSection(course.id, sections[0]?.id)
  return (
    <View className="waiting">
      <Tappable className="waiting-open" role="link" onTap={open} label={`${course.code} ${title}`}>
        <View className="row-apart waiting-head">
          <View className="type-heading grow">
            {course.code} {title}
          </View>
          {offer ? (
            <View className="tag tag-success waiting-tag">{t('queue.offerTag')}</View>
          ) : (
            position !== null && <View className="waiting-position">{t('queue.position', { position })}</View>
          )}
        </View>
        <WaitingSections entry={entry} />
      </Tappable>
      <WaitingFacts entry={entry} onOver={() => onChange()} />
      {offer && !problem && <OfferBars entry={entry} refusals={offer.refusals} onRefresh={() => onChange()} />}
      {problem && (
        <WaitingProblem
          entry={entry}
          problem={problem}
          onRefresh={() => {
            setProblem(null)
            onChange()
          }}
        />
      )}
      <WaitingAnswers
        isOffered={offer !== null}
        busyWith={busyWith}
        onAccept={() => void answer('acceptOffer')}
        onAsk={setAsking}
      />
      {asking && <WaitingSheet entry={entry} asking={asking} onAnswer={answer} onClose={() => setAsking(null)} />}
    </View>
  )
}

interface OfferBarsProps {
  entry: WaitlistStanding
  refusals: readonly Refusal[]
  onRefresh(): void
}

/** What is to be settled before the kept seat can be taken; the button stays, for what was settled elsewhere. */
function OfferBars({ entry: { course, sections }, refusals, onRefresh }: OfferBarsProps) {
  const { t } = useWording()
  if (refusals.length === 0) return null
  const sectionIds = sections.map(({ id }) => id)
  return (
    <View className="waiting-problem">
      <View className="type-small waiting-bars">{t('queue.settleFirst')}</View>
      <BlockerList
        refusals={refusals}
        courseId={course.id}
        refresh={onRefresh}
        askAdviser={(kind) => openAskAdviser(kind, course.id, sectionIds)}
      />
    </View>
  )
}

/** Why an answer was refused, with the way out, or that nobody knows yet. */
function WaitingProblem({
  entry: { course, sections },
  problem,
  onRefresh,
}: {
  entry: WaitlistStanding
  problem: Problem
  onRefresh(): void
}) {
  const { t } = useWording()
  const sectionIds = sections.map(({ id }) => id)
  return (
    <View className="waiting-problem">
      {'refusals' in problem ? (
        <BlockerList
          refusals={problem.refusals}
          courseId={course.id}
          refresh={onRefresh}
          askAdviser={(kind) => openAskAdviser(kind, course.id, sectionIds)}
        />
      ) : (
        <>
          <View className="type-heading">{t('section.unknownAnswer')}</View>
          <View className="type-small">{t('section.unknownAnswerDetail')}</View>
        </>
      )}
    </View>
  )
}

/** Taking or giving up an offered seat; else, leaving the queue. */
function WaitingAnswers({
  isOffered,
  busyWith,
  onAccept,
  onAsk,
}: {
  isOffered: boolean
  busyWith: WaitlistAnswer | null
  onAccept(): void
  onAsk(about: 'leaveWaitlist' | 'declineOffer'): void
}) {
  const { t } = useWording()
  const isBusy = busyWith !== null
  if (!isOffered)
    return (
      <View className="row waiting-answers">
        <Button
          text={t(isBusy ? 'queue.working' : 'waitlist.leave')}
          tone="ghost"
          isSmall
          isDisabled={isBusy}
          onTap={() => onAsk('leaveWaitlist')}
        />
      </View>
    )
  return (
    <View className="row waiting-answers">
      <Button
        text={t('waitlist.decline')}
        tone="ghost"
        className="fixed waiting-decline"
        isDisabled={isBusy}
        onTap={() => onAsk('declineOffer')}
      />
      <Button
        text={t(busyWith === 'acceptOffer' ? 'queue.working' : 'waitlist.accept')}
        className="grow"
        isDisabled={isBusy}
        onTap={onAccept}
      />
    </View>
  )
}

function WaitingSections({ entry: { sections } }: { entry: WaitlistStanding }) {
  const wording = useWording()
  const { t } = wording
  return (
    <>
      {leadingFirst(sections).map((section) => (
        <View key={section.id} className="type-small">
          {[
            `${t(`component.${section.componentKind}`)} ${section.code}`,
            meetingsText(section.meetings, wording),
            namesText(section.teachers, wording),
          ]
            .filter(Boolean)
            .join(' · ')}
        </View>
      ))}
    </>
  )
}

/** How it goes on: at once or after a word, what is left for it, and until when an offer is kept. */
function WaitingFacts({ entry, onOver }: { entry: WaitlistStanding; onOver(): void }) {
  const { t, language, schoolClock } = useWording()
  const { offer, isAutomatic, dropCourse, joinedAt } = entry
  const instant = (at: string) => formatInstant(Date.parse(at), serverNowMs(), schoolClock, t)
  const drops = dropCourse && t('waitlist.drops', { course: titleOf(language, dropCourse) })
  if (!offer)
    return (
      <>
        <View className="type-tiny waiting-facts">
          {t(isAutomatic ? 'waitlist.isAutomatic' : 'queue.byHand')} · {t('queue.joinedAt', { at: instant(joinedAt) })}
        </View>
        {drops && <View className="type-tiny">{drops}</View>}
      </>
    )
  return (
    <View className="waiting-offer">
      <View className="row-apart waiting-until">
        <View className="type-small grow">{t('queue.keptUntil', { until: instant(offer.expiresAt) })}</View>
        <View className="fixed">
          <TimeLeft toMs={Date.parse(offer.expiresAt)} onEnd={onOver} />
        </View>
      </View>
      {drops && <View className="type-small">{drops}</View>}
      {isAutomatic && <View className="type-small waiting-barred">{t('queue.barred')}</View>}
    </View>
  )
}
