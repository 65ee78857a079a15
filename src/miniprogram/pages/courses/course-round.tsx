import type { Refusal } from '../../../contract/refusal'
import { Sign } from '../../kit/controls/sign'
import { Tappable } from '../../kit/controls/tappable'
import { useWhileShown } from '../../kit/hooks/use-while-shown'
import { useWords } from '../../kit/hooks/use-wording'
import { refreshStudentTerm } from '../../selection/calls/student-term'
import { GeneralCard } from '../../selection/parts/general-card'
import { RoundBanner } from '../../selection/parts/round-banner'
import { useRecentLottery } from '../../selection/parts/use-lottery-place'
import { useRecentStudentTerm } from '../../selection/parts/use-student-term'
import { useSectionSearch } from '../../selection/stores/section-search'
import { useStudentTerm } from '../../selection/stores/student-term'
import { openLotteryChoices } from '../../shell/open'

/** Holds on the student: as the newest answer to a search has them, else as the term did. */
function useHolds(): Refusal[] {
  const copy = useWhileShown(useStudentTerm, (state) => state.copy)
  const listed = useWhileShown(useSectionSearch, (state) => state.listings[0]?.outlook.refusals ?? null)
  const isHold = (refusal: Refusal) => refusal.code === 'on_hold'
  if (listed) return listed.filter(isHold)
  return (copy?.holds ?? []).map((hold) => ({ code: 'on_hold', ...hold }))
}

/** The round in one line above the list; in an open lottery with the choices so far. */
export function CourseRound() {
  const { t } = useWords()
  const rounds = useWhileShown(useStudentTerm, (state) => state.copy?.rounds ?? null)
  const holds = useHolds()
  const lottery = useRecentLottery()
  useRecentStudentTerm()
  if (!rounds) return null
  const facts = lottery && { count: lottery.choices.length, max: lottery.choicesMax, left: lottery.pointsLeft }
  return (
    <>
      <RoundBanner rounds={rounds} onTurn={() => void refreshStudentTerm()} isShort>
        {facts && (
          <Tappable className="target type-link course-lottery" role="link" onTap={openLotteryChoices}>
            {t('lottery.bar', facts)}
            <Sign kind="onward" place="after" />
          </Tappable>
        )}
      </RoundBanner>
      <GeneralCard refusals={holds} />
    </>
  )
}
