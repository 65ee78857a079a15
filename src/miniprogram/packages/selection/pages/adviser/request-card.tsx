import { View } from '@tarojs/components'
import { useState } from 'react'
import type { AdviserRequest } from '../../../../../contract/selection/adviser-requests'
import type { Outcome, Problem } from '../../../../calls/problem'
import { leadingFirst } from '../../../../catalogue/text/leading-first'
import { meetingsText } from '../../../../catalogue/text/meetings'
import { Button } from '../../../../kit/controls/button'
import { Tappable } from '../../../../kit/controls/tappable'
import { useWording } from '../../../../kit/hooks/use-wording'
import { titleOf } from '../../../../kit/text/bilingual'
import { formatInstant } from '../../../../kit/text/time'
import { serverNowMs } from '../../../../school/institution'
import {
  applyGrantedRequest,
  refreshAdviserRequests,
  withdrawAdviserRequest,
} from '../../../../selection/calls/adviser-requests'
import { BlockerList } from '../../../../selection/parts/blocker-list'
import { openAskAdviser, openSection, openTab } from '../../../../shell/open'
import { WithdrawSheet } from './withdraw-sheet'

const tone = { open: 'tag-brand', granted: 'tag-success', refused: 'tag-danger', withdrawn: '' }

/** A request for an exception, the word of whoever decided, and what can be done with it now. */
export function RequestCard({ request }: { request: AdviserRequest }) {
  const { t, language } = useWording()
  const [isBusy, setBusy] = useState(false)
  const [isAsking, setAsking] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const { course, kind, status, isUsable } = request
  const title = titleOf(language, course)
  const run = async (send: () => Promise<Outcome<unknown>>) => {
    setAsking(false)
    setBusy(true)
    const outcome = await send()
    setBusy(false)
    setProblem(outcome.ok ? null : outcome)
  }
  const isUsed = status === 'granted' && !isUsable
  return (
    <View className="card">
      <Tappable
        role="link"
        onTap={() => openSection(course.id, request.sections[0]?.id)}
        label={`${course.code} ${title}`}
      >
        <View className="row-apart">
          <View className="type-heading grow">{t(`adviser.kind.${kind}`)}</View>
          <View className={`tag request-tag ${isUsed ? '' : tone[status]}`}>
            {t(isUsed ? 'adviser.used' : `adviser.status.${status}`)}
          </View>
        </View>
        <RequestSections request={request} />
      </Tappable>
      <RequestWords request={request} />
      {problem && <RequestProblem request={request} problem={problem} onSettled={() => setProblem(null)} />}
      <RequestActions
        request={request}
        isBusy={isBusy}
        onUse={() => void run(() => applyGrantedRequest(request))}
        onWithdraw={() => setAsking(true)}
      />
      {isAsking && (
        <WithdrawSheet
          onWithdraw={() => void run(() => withdrawAdviserRequest(request.id))}
          onClose={() => setAsking(false)}
        />
      )}
    </View>
  )
}

/** The reason given, and the word of whoever decided. */
function RequestWords({ request: { reason, status, answer, askedAt, decidedAt } }: { request: AdviserRequest }) {
  const { t, schoolClock } = useWording()
  const instant = (at: string) => formatInstant(Date.parse(at), serverNowMs(), schoolClock, t)
  return (
    <>
      <View className="type-small type-lines request-reason">{reason}</View>
      {(status === 'granted' || status === 'refused') && (
        <View className="type-body type-lines request-answer">
          {t('adviser.answer', { answer: answer ?? t('adviser.noAnswer') })}
        </View>
      )}
      <View className="type-tiny request-answer">
        {[
          t('adviser.askedAt', { at: instant(askedAt) }),
          decidedAt !== null && status !== 'withdrawn' && t('adviser.answeredAt', { at: instant(decidedAt) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </View>
    </>
  )
}

/** What can be done with it now: use what was granted, or take back what is open. */
function RequestActions({
  request: { status, isUsable },
  isBusy,
  onUse,
  onWithdraw,
}: {
  request: AdviserRequest
  isBusy: boolean
  onUse(): void
  onWithdraw(): void
}) {
  const { t } = useWording()
  if (isUsable)
    return (
      <View className="row-apart request-foot">
        <View className="type-small grow">{t('adviser.useDetail')}</View>
        <Button
          text={t(isBusy ? 'adviser.using' : 'adviser.use')}
          className="fixed request-tag"
          isSmall
          isDisabled={isBusy}
          onTap={onUse}
        />
      </View>
    )
  if (status === 'granted')
    return (
      <View className="row request-foot">
        <Button text={t('action.goToTimetable')} tone="soft" isSmall onTap={() => openTab('timetable')} />
      </View>
    )
  if (status !== 'open') return null
  return (
    <View className="row request-foot">
      <Button
        text={t(isBusy ? 'queue.working' : 'adviser.withdraw')}
        tone="ghost"
        isSmall
        isDisabled={isBusy}
        onTap={onWithdraw}
      />
    </View>
  )
}

/** Which course and sections it is for. */
function RequestSections({ request: { course, sections } }: { request: AdviserRequest }) {
  const wording = useWording()
  const { t, language } = wording
  return (
    <>
      <View className="type-body">
        {course.code} {titleOf(language, course)}
      </View>
      {leadingFirst(sections).map((section) => (
        <View key={section.id} className="type-small">
          {t(`component.${section.componentKind}`)} {section.code} · {meetingsText(section.meetings, wording)}
        </View>
      ))}
    </>
  )
}

/** Why using or withdrawing it failed, with the way out. */
function RequestProblem({
  request: { course, sections },
  problem,
  onSettled,
}: {
  request: AdviserRequest
  problem: Problem
  onSettled(): void
}) {
  const { t } = useWording()
  if ('failure' in problem)
    return (
      <View className="request-problem">
        <View className="type-heading">{t(`state.${problem.failure}`)}</View>
        <View className="type-small">{t('section.unknownAnswerDetail')}</View>
      </View>
    )
  return (
    <View className="request-problem">
      <BlockerList
        refusals={problem.refusals}
        courseId={course.id}
        refresh={() => {
          onSettled()
          void refreshAdviserRequests()
        }}
        askAdviser={(kind) =>
          openAskAdviser(
            kind,
            course.id,
            sections.map(({ id }) => id),
          )
        }
      />
    </View>
  )
}
