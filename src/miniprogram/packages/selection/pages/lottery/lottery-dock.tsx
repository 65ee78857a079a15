import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { Lottery } from '../../../../../contract/selection/lottery'
import { Button } from '../../../../kit/controls/button'
import { Sign } from '../../../../kit/controls/sign'
import { Tappable } from '../../../../kit/controls/tappable'
import { useServerNow } from '../../../../kit/hooks/use-server-now'
import { useWhileShown } from '../../../../kit/hooks/use-while-shown'
import { useWording } from '../../../../kit/hooks/use-wording'
import { formatInstant } from '../../../../kit/text/time'
import { useLottery } from '../../../../selection/stores/lottery'
import { useStudentTerm } from '../../../../selection/stores/student-term'
import { type LotteryPhase, nextRoundText } from '../../../../selection/text/lottery-text'
import { openPlan, openTab } from '../../../../shell/open'

interface LotteryDockProps {
  lottery: Lottery
  phase: LotteryPhase
}

/** The points left and the choices made, always in view, with the one main action of the moment. */
export function LotteryDock({ lottery, phase }: LotteryDockProps) {
  const { t } = useWording()
  const saved = useSavedText(lottery)
  const isRefused = useWhileShown(
    useLottery,
    ({ problem, unsavedId }) => unsavedId === lottery.round.round.id && problem !== null && 'refusals' in problem,
  )
  const { pointsLeft, pointsMax, choices, choicesMax } = lottery
  const points =
    phase === 'awaiting' || phase === 'published'
      ? t('lottery.spent', { spent: pointsMax - pointsLeft, max: pointsMax })
      : t('lottery.pointsLeft', { left: pointsLeft, max: pointsMax })
  // Who ranked nothing has no points to be told of afterwards.
  if (choices.length === 0 && (phase === 'awaiting' || phase === 'published'))
    return (
      <View className="dock">
        <DockAction phase={phase} isFull={false} isAlone />
      </View>
    )
  const count = t('lottery.count', { count: choices.length, max: choicesMax })
  return (
    <View className="dock row">
      <View className="grow">
        <View className={`type-heading one-line ${pointsLeft < 0 ? 'dock-over' : ''}`}>{points}</View>
        {isRefused ? (
          <Tappable className="dock-why" onTap={() => void Taro.pageScrollTo({ scrollTop: 0, duration: 160 })}>
            {t('lottery.unsavedWhy')}
            <Sign kind="onward" place="after" />
          </Tappable>
        ) : (
          <View className="type-tiny one-line" aria-role="status">
            {[count, phase === 'published' ? null : saved].filter(Boolean).join(' · ')}
          </View>
        )}
      </View>
      <DockAction phase={phase} isFull={choices.length >= choicesMax} />
    </View>
  )
}

interface DockActionProps {
  phase: LotteryPhase
  isFull: boolean
  /** True where nothing stands beside it. */
  isAlone?: boolean
}

function DockAction({ phase, isFull, isAlone = false }: DockActionProps) {
  const wording = useWording()
  const { t } = wording
  const className = isAlone ? '' : 'dock-action'
  const nowMs = useServerNow(30_000)
  const rounds = useWhileShown(useStudentTerm, (state) => state.copy?.rounds ?? null)
  const isChoosingOpen = phase === 'published' && nextRoundText(rounds ?? [], wording, nowMs).isOpen
  if (phase === 'open')
    return (
      <Button
        text={t('lottery.addCourses')}
        tone={isFull ? 'ghost' : 'brand'}
        className={className}
        onTap={() => openTab('courses')}
      />
    )
  if (phase === 'upcoming') return <Button text={t('plan.title')} className={className} onTap={openPlan} />
  return isChoosingOpen ? (
    <Button text={t('action.goToCourses')} className={className} onTap={() => openTab('courses')} />
  ) : (
    <Button
      text={t('action.goToTimetable')}
      tone={phase === 'published' ? 'brand' : 'ghost'}
      className={className}
      onTap={() => openTab('timetable')}
    />
  )
}

/** Whether the school has the choices as they are here; null while there is nothing to have. */
function useSavedText(lottery: Lottery): string | null {
  const { t, schoolClock, nowMs } = useWording()
  const isUnsaved = useWhileShown(useLottery, (state) => state.unsavedId === lottery.round.round.id)
  const hasProblem = useWhileShown(useLottery, (state) => state.problem !== null)
  if (isUnsaved) return t(hasProblem ? 'lottery.unsaved' : 'lottery.saving')
  if (lottery.savedAt === null) return null
  return t('lottery.savedAt', { at: formatInstant(Date.parse(lottery.savedAt), nowMs, schoolClock, t) })
}
