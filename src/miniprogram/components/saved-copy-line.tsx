import { useStudentTerm } from '../stores/student-term'
import { CopyLine } from './copy-line'
import { useWhileShown } from './use-while-shown'

/** Says that the student's term shown is the last good copy, and of when. Nothing while the copy is fresh. */
export function SavedCopyLine({ onRetry }: { onRetry(): void }) {
  const problem = useWhileShown(useStudentTerm, (state) => state.problem)
  const gotAtMs = useWhileShown(useStudentTerm, (state) => state.gotAtMs)
  return <CopyLine problem={problem} gotAtMs={gotAtMs} onRetry={onRetry} />
}
