import { refreshStudentTerm } from '../../calls/catalogue'
import { openLotteryChoices } from '../../components/open'
import { RoundBanner } from '../../components/round-banner'
import { Tappable } from '../../components/tappable'
import { useRecentLottery } from '../../components/use-lottery-place'
import { useRecentStudentTerm } from '../../components/use-student-term'
import { useWhileShown } from '../../components/use-while-shown'
import { useWords } from '../../components/use-wording'
import { useStudentTerm } from '../../stores/student-term'

/** The round in one line above the list; in an open lottery with the choices so far. */
export function CourseRound() {
  const { t } = useWords()
  const rounds = useWhileShown(useStudentTerm, (state) => state.copy?.rounds ?? null)
  const lottery = useRecentLottery()
  useRecentStudentTerm()
  if (!rounds) return null
  const facts = lottery && { count: lottery.choices.length, max: lottery.choicesMax, left: lottery.pointsLeft }
  return (
    <RoundBanner rounds={rounds} onTurn={() => void refreshStudentTerm()} isShort>
      {facts && (
        <Tappable className="target type-link course-lottery" role="link" onTap={openLotteryChoices}>
          {t('lottery.bar', facts)} ›
        </Tappable>
      )}
    </RoundBanner>
  )
}
