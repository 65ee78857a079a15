import { View } from '@tarojs/components'
import { useState } from 'react'
import type { WaitlistStanding } from '../../../../../contract/selection/enrolment'
import type { PlanCheck } from '../../../../../contract/selection/plan'
import { allows } from '../../../../../rules/selection/rounds'
import { Button } from '../../../../kit/controls/button'
import { useServerNow } from '../../../../kit/hooks/use-server-now'
import { useWording } from '../../../../kit/hooks/use-wording'
import { formatInstant } from '../../../../kit/text/time'
import { endedBySubmitting, submitPlan, toSubmit } from '../../../../selection/calls/plan'
import { standingNow } from '../../../../selection/text/shown-round'
import { openLotteryChoices, openTab } from '../../../../shell/open'
import { PlanEndsSheet } from './plan-ends-sheet'

interface PlanDockProps {
  check: PlanCheck
  /** Called once the answer is there. */
  onAnswer(): void
}

/** The one button that submits all, or when it will. It opens by the server's clock, without asking again. */
export function PlanDock({ check, onAnswer }: PlanDockProps) {
  const { t, schoolClock } = useWording()
  const nowMs = useServerNow(1000)
  const [isBusy, setBusy] = useState(false)
  const [ending, setEnding] = useState<WaitlistStanding[] | null>(null)
  const { round } = check
  const count = toSubmit(check).length
  const standing = round ? standingNow(round, nowMs) : 'closed'
  const isOpen = standing === 'open' && round?.isForMe === true && allows(round.round.kind, 'select')

  const submit = async (keepsQueues: boolean) => {
    setEnding(null)
    setBusy(true)
    await submitPlan({ keepsQueues })
    setBusy(false)
    onAnswer()
  }
  /** What a submission would end is asked about before it is sent. */
  const ask = async () => {
    const ended = await endedBySubmitting()
    if (ended.length > 0) setEnding(ended)
    else await submit(false)
  }
  const planned = check.items.filter(({ isEnrolled }) => !isEnrolled)
  if (planned.length === 0)
    return (
      <View className="dock row">
        <Button
          text={check.items.length === 0 ? t('action.goToCourses') : t('action.goToTimetable')}
          className="grow"
          onTap={() => openTab(check.items.length === 0 ? 'courses' : 'timetable')}
        />
      </View>
    )
  // What is planned is ranked there with one tap, and nothing can be submitted meanwhile.
  if (standing === 'open' && round?.isForMe && round.round.kind === 'lottery')
    return (
      <View className="dock row">
        <Button text={t('lottery.open')} className="grow" onTap={openLotteryChoices} />
      </View>
    )
  const opensAt = round && standing === 'upcoming' ? Date.parse(round.round.opensAt) : null
  const text = isBusy
    ? t('plan.submitting')
    : isOpen
      ? t(count === 0 ? 'choosing.nothingFree' : 'plan.submit', { count })
      : opensAt !== null
        ? t('plan.opensIn', { at: formatInstant(opensAt, nowMs, schoolClock, t) })
        : t(standing === 'paused' ? 'refusal.round_paused.title' : 'plan.notNow')
  return (
    <>
      <View className="dock row">
        <Button text={text} className="grow" isDisabled={isBusy || !isOpen || count === 0} onTap={() => void ask()} />
      </View>
      {ending && (
        <PlanEndsSheet
          ending={ending}
          count={count}
          onSubmit={(keepsQueues) => void submit(keepsQueues)}
          onClose={() => setEnding(null)}
        />
      )}
    </>
  )
}
