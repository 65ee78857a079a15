import { refreshStudentTerm } from '../../calls/catalogue'
import { RoundBanner } from '../../components/round-banner'
import { useRecentStudentTerm } from '../../components/use-student-term'
import { useWhileShown } from '../../components/use-while-shown'
import { useStudentTerm } from '../../stores/student-term'

/** The round in one line above the list. */
export function CourseRound() {
  const rounds = useWhileShown(useStudentTerm, (state) => state.copy?.rounds ?? null)
  useRecentStudentTerm()
  return rounds && <RoundBanner rounds={rounds} onTurn={() => void refreshStudentTerm()} isShort />
}
