import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import type { PlanCheck } from '../../../../../contract/selection/plan'
import { useWhileShown } from '../../../../kit/hooks/use-while-shown'
import { useWords } from '../../../../kit/hooks/use-wording'
import { refreshPlan } from '../../../../selection/calls/plan'
import { refreshStudentTerm } from '../../../../selection/calls/student-term'
import { GeneralCard } from '../../../../selection/parts/general-card'
import { RoundBanner } from '../../../../selection/parts/round-banner'
import { useSeatsRefresh } from '../../../../selection/parts/use-seats'
import { useRecentStudentTerm } from '../../../../selection/parts/use-student-term'
import { WaitingCard } from '../../../../selection/parts/waiting-card'
import { usePlan } from '../../../../selection/stores/plan'
import { useStudentTerm } from '../../../../selection/stores/student-term'
import { generalRefusals } from '../../../../selection/text/plan-state'
import { EmptyPlan } from './empty-plan'
import { OutcomeCard } from './outcome-card'
import { PlanCopyLine } from './plan-copy-line'
import { PlanDock } from './plan-dock'
import { PlanItem } from './plan-item'
import { PlanUndoBar } from './plan-undo-bar'
import { PlannerSheet } from './planner-sheet'
import { PreflightCard } from './preflight-card'

/** The plan, whether it will work, and the one button that submits it. */
export function PlanBody({ check }: { check: PlanCheck }) {
  const { t } = useWords()
  const copy = useWhileShown(useStudentTerm, (state) => state.copy)
  const outcome = useWhileShown(usePlan, (state) => state.outcome)
  useRecentStudentTerm()
  const [isArranging, setArranging] = useState(false)
  const { items, round } = check
  useSeatsRefresh(() => usePlan.getState().check?.items.flatMap(({ sections }) => sections.map(({ id }) => id)) ?? [])

  const renew = () => {
    void refreshPlan()
    void refreshStudentTerm()
  }
  const planned = items.filter(({ isEnrolled }) => !isEnrolled)
  const had = copy?.enrolments ?? items.filter(({ isEnrolled }) => isEnrolled)
  const drawn = [
    ...planned.map((one) => ({ ...one, isFaint: false })),
    ...had.map((one) => ({ ...one, isFaint: true })),
  ]
  // The plan is checked more often than the term is asked for.
  const rounds = round ? [round] : (copy?.rounds ?? [])
  const waitlist = copy?.waitlist ?? []
  return (
    <>
      <PlanCopyLine />
      {outcome && <OutcomeCard outcome={outcome} />}
      <RoundBanner rounds={rounds} onTurn={renew} />
      <GeneralCard refusals={generalRefusals(items)} />
      {items.length === 0 ? (
        <EmptyPlan />
      ) : (
        <PreflightCard check={check} courses={drawn} onArrange={() => setArranging(true)} />
      )}
      {items.map((item, index) => (
        <PlanItem key={item.course.id} item={item} index={index} isLast={index === items.length - 1} />
      ))}
      {waitlist.length > 0 && (
        <View className="card">
          <View className="type-tiny">{t('waitlist.title')}</View>
          {waitlist.map((entry, index) => (
            <View key={entry.entryId}>
              {index > 0 && <View className="rule" />}
              <WaitingCard entry={entry} onChange={renew} />
            </View>
          ))}
        </View>
      )}
      <PlanUndoBar />
      <PlanDock check={check} onAnswer={() => void Taro.pageScrollTo({ scrollTop: 0, duration: 160 })} />
      {isArranging && <PlannerSheet check={check} had={had} onClose={() => setArranging(false)} />}
    </>
  )
}
