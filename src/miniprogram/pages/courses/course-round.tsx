import type { Refusal } from '../../../contract/refusal'
import { refreshStudentTerm } from '../../calls/catalogue'
import { GeneralCard } from '../../components/general-card'
import { openLotteryChoices } from '../../components/open'
import { RoundBanner } from '../../components/round-banner'
import { Sign } from '../../components/sign'
import { Tappable } from '../../components/tappable'
import { useRecentLottery } from '../../components/use-lottery-place'
import { useRecentStudentTerm } from '../../components/use-student-term'
import { useWhileShown } from '../../components/use-while-shown'
import { useWords } from '../../components/use-wording'
import { useSectionSearch } from '../../stores/section-search'
import { useStudentTerm } from '../../stores/student-term'

/** Holds on the student: as the newest answer to a search has them, else as the term did. */
function useHolds(): Refusal[] {
  const copy = useWhileShown(useStudentTerm, (state) => state.copy)
  const listed = useWhileShown(useSectionSearch, (state) => state.listings[0]?.standing.refusals ?? null)
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
