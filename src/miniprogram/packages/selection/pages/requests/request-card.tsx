import { View } from '@tarojs/components'
import { useState } from 'react'
import type { StaffRequest } from '../../../../../contract/selection/adviser-requests'
import { Button } from '../../../../kit/controls/button'
import { Sign } from '../../../../kit/controls/sign'
import { Tappable } from '../../../../kit/controls/tappable'
import { useDay } from '../../../../kit/hooks/use-day'
import { useWording, useWords } from '../../../../kit/hooks/use-wording'
import { nameOf, titleOf } from '../../../../kit/text/bilingual'
import { openStudentFile } from '../../../../shell/open'
import { useSelectionWords } from '../../words/selection-words'
import { type Answered, AnswerSheet } from './answer-sheet'
import { askerFacts } from './asker-facts'

const tone = { open: 'tag-brand', granted: 'tag-success', refused: 'tag-danger', withdrawn: '' }

/** One request, with the way to answer it; once answered it stays until the list is renewed, so nothing jumps. */
export function RequestCard({ request }: { request: StaffRequest }) {
  const { t, language } = useSelectionWords()
  const wording = useWording()
  const common = wording.t
  const { at } = useDay()
  const [asking, setAsking] = useState<'grant' | 'refuse' | null>(null)
  const [answered, setAnswered] = useState<Answered | null>(null)
  const { student, kind, courseCode, sectionCodes, reason } = request
  const status = answered?.status ?? request.status
  const who = `${nameOf(language, student)} ${student.number}`
  return (
    <View className="card">
      <Tappable className="requests-who" role="link" label={who} onTap={() => openStudentFile(student.number)}>
        <View className="row-apart">
          <View className="type-heading grow">{who}</View>
          <View className={`tag fixed requests-tag ${tone[status]}`}>{t(`requests.status.${status}`)}</View>
        </View>
        <View className="type-small">{askerFacts(student, wording)}</View>
      </Tappable>
      <AskerHolds request={request} />
      <View className="type-body">
        {common(`adviser.kind.${kind}`)} · {courseCode} {sectionCodes.join(' ')} {titleOf(language, request)}
      </View>
      <View className="type-body type-lines requests-reason">{reason}</View>
      <View className="type-tiny">{t('requests.askedAt', { at: at(request.askedAt) })}</View>
      {request.answer !== null && (
        <View className="type-small type-lines requests-reason">
          {[request.answer, request.decidedBy && t('requests.decidedBy', { name: request.decidedBy })]
            .filter(Boolean)
            .join(' · ')}
        </View>
      )}
      {answered && <AnsweredLine answered={answered} />}
      {status === 'open' && (
        <View className="row requests-act">
          <Button
            text={t('requests.refuse')}
            tone="ghost"
            className="grow requests-first"
            onTap={() => setAsking('refuse')}
          />
          <Button text={t('requests.grant')} className="grow" onTap={() => setAsking('grant')} />
        </View>
      )}
      {asking && (
        <AnswerSheet
          request={request}
          deed={asking}
          onClose={() => setAsking(null)}
          onAnswered={(now) => {
            setAsking(null)
            setAnswered(now)
          }}
        />
      )}
    </View>
  )
}

/** What keeps the student from choosing, whatever is granted. */
function AskerHolds({ request: { holds } }: { request: StaffRequest }) {
  const { t } = useSelectionWords()
  const { t: common } = useWords()
  const { day } = useDay()
  return (
    <>
      {holds.map(({ reason, note, placedAt }) => (
        <View key={`${reason}-${placedAt}`} className="type-small requests-hold">
          <Sign kind="alert" place="before" />
          {[common(`hold.${reason}.title`), note, t('requests.heldSince', { day: day(placedAt) })]
            .filter(Boolean)
            .join(' · ')}
        </View>
      ))}
    </>
  )
}

function AnsweredLine({ answered }: { answered: Answered }) {
  const { t } = useSelectionWords()
  const { at } = useDay()
  const seat = answered.status === 'granted' ? answered.seat : null
  const lines =
    answered.status === 'refused'
      ? [t('requests.refused')]
      : [
          seat ? t('requests.grantedSeat', { at: at(seat.expiresAt) }) : t('requests.granted'),
          seat && !seat.isRoundOpen && t('requests.noRound'),
        ]
  return (
    <View className="type-small type-lines requests-reason" aria-role="status">
      {lines.filter(Boolean).join('\n')}
    </View>
  )
}
