import { CopyLine } from '../../kit/controls/copy-line'
import { useWhileShown } from '../../kit/hooks/use-while-shown'
import { useStudentTerm } from '../stores/student-term'

/** Says that the student's term shown is the last good copy, and of when. Nothing while the copy is fresh. */
export function SavedCopyLine({ onRetry }: { onRetry(): void }) {
  const problem = useWhileShown(useStudentTerm, (state) => state.problem)
  const gotAtMs = useWhileShown(useStudentTerm, (state) => state.gotAtMs)
  return <CopyLine problem={problem} gotAtMs={gotAtMs} onRetry={onRetry} />
}
