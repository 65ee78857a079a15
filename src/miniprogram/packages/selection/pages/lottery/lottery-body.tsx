import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import type { Lottery } from '../../../../../contract/selection/lottery'
import { useServerNow } from '../../../../kit/hooks/use-server-now'
import { useWhileShown } from '../../../../kit/hooks/use-while-shown'
import { useWords } from '../../../../kit/hooks/use-wording'
import { refreshLottery } from '../../../../selection/calls/lottery'
import { refreshPlan } from '../../../../selection/calls/plan'
import { refreshStudentTerm } from '../../../../selection/calls/student-term'
import { usePlan } from '../../../../selection/stores/plan'
import { rankablePlan } from '../../../../selection/text/lottery-choices'
import { lotteryPhase } from '../../../../selection/text/lottery-text'
import { ChoiceCard } from './choice-card'
import { LotteryCopyLine } from './lottery-copy-line'
import { LotteryDock } from './lottery-dock'
import { LotteryUndoBar } from './lottery-undo-bar'
import { MoreChoices } from './more-choices'
import { NotSavedCard } from './not-saved-card'
import { OutcomeCard } from './outcome-card'
import { ProofCard } from './proof-card'
import { RoundPart } from './round-part'
import { RulesSheet } from './rules-sheet'
import { sharedWarnings, WarningsBox } from './warnings'

/** One lottery: the ranked choices while they can be changed, and what came of them after the draw. */
export function LotteryBody({ lottery }: { lottery: Lottery }) {
  const { t } = useWords()
  const nowMs = useServerNow(1000)
  const [isReadingRules, setReadingRules] = useState(false)
  const check = useWhileShown(usePlan, (state) => state.check)
  useEffect(() => {
    if (usePlan.getState().check === null) void refreshPlan()
  }, [])
  const { choices } = lottery
  const phase = lotteryPhase(lottery, nowMs)
  const isOpen = phase === 'open'
  const planned = isOpen ? rankablePlan(check, lottery) : []
  const shared = phase === 'published' ? [] : sharedWarnings(choices)
  const renew = () => {
    void refreshLottery()
    void refreshStudentTerm()
  }
  const first = choices[0]
  return (
    <>
      <LotteryCopyLine />
      <NotSavedCard lottery={lottery} />
      {phase === 'published' ? (
        <OutcomeCard lottery={lottery} />
      ) : (
        <RoundPart lottery={lottery} phase={phase} onTurn={renew} />
      )}
      {shared.length > 0 && first && (
        <View className="card">
          <WarningsBox title={t('lottery.barsAll')} refusals={shared} courseId={first.course.id} />
        </View>
      )}
      {choices.map((choice, index) => (
        <ChoiceCard
          key={choice.course.id}
          lottery={lottery}
          choice={choice}
          index={index}
          phase={phase}
          shared={shared}
        />
      ))}
      {isOpen && <MoreChoices lottery={lottery} planned={planned} />}
      <ProofCard lottery={lottery} onReadRules={() => setReadingRules(true)} />
      {isOpen && <LotteryUndoBar />}
      <LotteryDock lottery={lottery} phase={phase} />
      {isReadingRules && <RulesSheet onClose={() => setReadingRules(false)} />}
    </>
  )
}
