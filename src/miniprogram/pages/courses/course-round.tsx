import { useEffect } from 'react'
import { refreshStudentTerm } from '../../calls/catalogue'
import { RoundBanner } from '../../components/round-banner'
import { useWhileShown } from '../../components/use-while-shown'
import { useStudentTerm } from '../../stores/student-term'

/** The round in one line above the list; who comes here first has no copy of it yet. */
export function CourseRound() {
  const rounds = useWhileShown(useStudentTerm, (state) => state.copy?.rounds ?? null)
  useEffect(() => {
    if (useStudentTerm.getState().copy === null) void refreshStudentTerm()
  }, [])
  return rounds && <RoundBanner rounds={rounds} onTurn={() => void refreshStudentTerm()} isShort />
}
