import { View } from '@tarojs/components'
import type { EnrolmentChange } from '../../../contract/enrolment'
import type { Outcome } from '../../calls/problem'
import { Button } from '../../components/button'
import { openTab } from '../../components/open'
import { useWords } from '../../components/use-wording'
import { formatCredits } from '../../format/credits'
import type { ChangeKind } from './use-change'

interface AnswerCardProps {
  kind: ChangeKind
  outcome: Outcome<EnrolmentChange>
}

/** What came of the change: done, or not known yet because the connection broke. */
export function AnswerCard({ kind, outcome }: AnswerCardProps) {
  const { t } = useWords()
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
  const credits = t('section.creditsNow', { credits: formatCredits(outcome.value.creditsEnrolled) })
  return (
    <View className="card answer">
      <View className="dot dot-success">✓</View>
      <View className="grow">
        <View className="type-heading">{t(kind === 'choose' ? 'section.chosenNow' : 'section.droppedNow')}</View>
        <View className="type-small">
          {t(kind === 'choose' ? 'section.enrolledDetail' : 'section.droppedDetail')} {credits}
        </View>
      </View>
      <Button
        text={t('action.goToTimetable')}
        tone="soft"
        isSmall
        onTap={() => openTab('timetable')}
        className="fixed"
      />
    </View>
  )
}
