import { allows } from '../../../rules/selection/rounds'
import { serverNowMs } from '../../school/institution'
import { useStudentTerm } from '../stores/student-term'
import { standingNow } from './shown-round'

/** Whether a choice can be taken back just now: some rounds let nobody drop. */
export function canUndo(): boolean {
  const rounds = useStudentTerm.getState().copy?.rounds ?? []
  const now = serverNowMs()
  return rounds.some((one) => one.isForMe && standingNow(one, now) === 'open' && allows(one.round.kind, 'drop'))
}
