import { View } from '@tarojs/components'
import type { WaitlistStanding } from '../../../contract/selection/enrolment'
import { Button } from '../../kit/controls/button'
import { useWords } from '../../kit/hooks/use-wording'
import { openPlan, openTab, openWaitlist } from '../../shell/open'
import type { MainAction } from './main-action'
import type { ChangeKind } from './use-change'
import type { PlanPlace } from './use-plan-place'

const planWords = { none: 'plan.add', other: 'plan.update', same: 'plan.inPlan' } as const

interface DockProps {
  isHeld: boolean
  busyWith: ChangeKind | null
  isBlocked: boolean
  main: Exclude<MainAction, 'rank'>
  place: PlanPlace
  /** The place in the queue, when the student waits already. */
  waiting: WaitlistStanding | null
  /** True when changing means another section of the same course. */
  isMove: boolean
  onChoose(): void
  onSwap(): void
  onWait(): void
  onPlan(): void
  onDrop(): void
}

/** The main action, within thumb reach, with the plan beside it. */
export function Dock({
  isHeld,
  busyWith,
  isBlocked,
  main,
  place,
  waiting,
  isMove,
  onChoose,
  onSwap,
  onWait,
  onPlan,
  onDrop,
}: DockProps) {
  const { t } = useWords()
  const isBusy = busyWith !== null
  if (isHeld)
    return (
      <View className="dock row">
        <Button
          text={t('action.goToTimetable')}
          tone="ghost"
          className="grow dock-first"
          onTap={() => openTab('timetable')}
        />
        <Button
          text={t(isBusy ? 'action.dropping' : 'action.drop')}
          tone="danger"
          className="grow"
          isDisabled={isBusy}
          onTap={onDrop}
        />
      </View>
    )
  const planText = t(planWords[place])
  const plan = place === 'same' ? openPlan : onPlan
  if (main === 'plan')
    return (
      <View className="dock row">
        <Button text={planText} tone={place === 'same' ? 'soft' : 'brand'} className="grow" onTap={plan} />
      </View>
    )
  return (
    <View className="dock row">
      <Button text={planText} tone="ghost" className="dock-plan dock-first" isDisabled={isBusy} onTap={plan} />
      {waiting ? (
        <Button
          text={
            waiting.position === null ? t('waitlist.offered') : t('waitlist.inLine', { position: waiting.position })
          }
          tone="soft"
          className="grow"
          onTap={openWaitlist}
        />
      ) : main === 'swap' ? (
        <Button
          text={t(busyWith === 'swap' ? 'swap.swapping' : isMove ? 'swap.section' : 'swap.course')}
          className="grow"
          isDisabled={isBusy}
          onTap={onSwap}
        />
      ) : main === 'wait' ? (
        <Button
          text={t(busyWith === 'wait' ? 'waitlist.joining' : 'waitlist.join')}
          className="grow"
          isDisabled={isBusy}
          onTap={onWait}
        />
      ) : (
        <Button
          text={t(isBusy ? 'action.choosing' : 'action.choose')}
          className="grow"
          isDisabled={isBusy || isBlocked}
          onTap={onChoose}
        />
      )}
    </View>
  )
}
