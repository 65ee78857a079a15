import { AwaitedCard } from '../../kit/controls/awaited-card'
import { useWhileShown } from '../../kit/hooks/use-while-shown'
import { useWords } from '../../kit/hooks/use-wording'
import { refreshStart } from '../../selection/calls/start'
import { SavedCopyLine } from '../../selection/parts/saved-copy-line'
import { useStudentTerm } from '../../selection/stores/student-term'
import { DayList } from './day-list'
import { RoundCard } from './round-card'
import { TodaySkeleton } from './today-skeleton'
import { TodoCard } from './todo-card'

/** The student's own day. */
export function StudentToday() {
  const { t } = useWords()
  const copy = useWhileShown(useStudentTerm, (state) => state.copy)
  const problem = useWhileShown(useStudentTerm, (state) => state.problem)
  const renew = () => void refreshStart()
  if (!copy) return problem ? <AwaitedCard problem={problem} onRetry={renew} widths={[]} /> : <TodaySkeleton />
  return (
    <>
      <SavedCopyLine onRetry={renew} />
      <TodoCard />
      <RoundCard copy={copy} onTurn={renew} />
      <DayList copy={copy} noCourses={t('today.noCoursesDetail')} />
    </>
  )
}
