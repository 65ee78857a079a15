import { View } from '@tarojs/components'
import type { EnrolmentChange } from '../../../contract/selection/enrolment'
import type { Outcome } from '../../calls/problem'
import { formatCredits } from '../../catalogue/text/credits'
import { Button } from '../../kit/controls/button'
import { Sign } from '../../kit/controls/sign'
import { useWording } from '../../kit/hooks/use-wording'
import { refusalText } from '../../selection/text/refusal-text'
import { openTab, openWaitlist } from '../../shell/open'
import type { ChangeKind } from './use-change'

interface AnswerCardProps {
  kind: ChangeKind
  outcome: Outcome<EnrolmentChange>
}

/** What came of the change, first of all whether it was done; the reasons and ways out are below. */
export function AnswerCard({ kind, outcome }: AnswerCardProps) {
  const wording = useWording()
  const { t } = wording
  if (!outcome.ok && 'refusals' in outcome)
    return (
      <View className="card answer">
        <View className="dot">
          <Sign kind="alert" />
        </View>
        <View className="grow">
          <View className="type-heading">{t(`choosing.missed.${kind}`)}</View>
          <View className="type-small">
            {outcome.refusals.map((refusal) => refusalText(refusal, wording).title).join(' · ')}
          </View>
        </View>
      </View>
    )
  if (!outcome.ok)
    return (
      <View className="card answer">
        <View className="dot dot-warning">?</View>
        <View className="grow">
          <View className="type-heading">{t('section.unknownAnswer')}</View>
          <View className="type-small">{t('section.unknownAnswerDetail')}</View>
        </View>
      </View>
    )
  const { creditsEnrolled, position, waitingEnded } = outcome.value
  const credits = t('section.creditsNow', { credits: formatCredits(creditsEnrolled) })
  const words = {
    choose: {
      title: t('section.chosenNow'),
      detail: t('sentences', { first: t('section.enrolledDetail'), next: credits }),
    },
    drop: {
      title: t('section.droppedNow'),
      detail: t('sentences', { first: t('section.droppedDetail'), next: credits }),
    },
    wait: { title: t('waitlist.joined', { position: position ?? 1 }), detail: t('waitlist.joinedDetail') },
    swap: { title: t('swap.done'), detail: t('sentences', { first: t('swap.doneDetail'), next: credits }) },
  }[kind]
  return (
    <View className="card answer">
      <View className="dot dot-success">
        <Sign kind="check" />
      </View>
      <View className="grow">
        <View className="type-heading">{words.title}</View>
        <View className="type-small">{words.detail}</View>
        {waitingEnded && <View className="type-small">{t('choosing.queueEnded')}</View>}
      </View>
      <Button
        text={t(kind === 'wait' ? 'waitlist.see' : 'action.goToTimetable')}
        tone="soft"
        isSmall
        onTap={kind === 'wait' ? openWaitlist : () => openTab('timetable')}
        className="fixed"
      />
    </View>
  )
}
