import { answerOrder } from '../../calls/answer-order'
import { read } from '../../calls/call'
import { serverNowMs } from '../../school/institution'
import { knownTermId } from '../../school/renew-institution'
import { useEnrolmentHistory } from '../stores/enrolment-history'

const historyAsks = answerOrder()

/** Brings the newest page of the history of the current term; on failure the last good copy stays. */
export async function refreshHistory(): Promise<void> {
  const { begin, accept, fail } = useEnrolmentHistory.getState()
  begin('first')
  const known = await knownTermId()
  if ('problem' in known) return fail(known.problem)
  const { termId } = known
  const outcome = await historyAsks(() => read('getEnrolmentHistory', { termId, cursor: null }))
  if (!outcome) return
  if (outcome.ok) accept({ ...outcome.value, termId, gotAtMs: serverNowMs() })
  else fail(outcome)
}

/** Brings the page before the oldest line known, if there is one and none is under way. */
export async function readHistoryFurther(): Promise<void> {
  const { phase, termId, nextCursor, gotAtMs, begin, acceptMore, fail } = useEnrolmentHistory.getState()
  if (phase !== 'idle' || termId === null || nextCursor === null) return
  begin('more')
  const outcome = await read('getEnrolmentHistory', { termId, cursor: nextCursor })
  // The list was renewed or forgotten meanwhile: this page no longer continues it.
  if (useEnrolmentHistory.getState().gotAtMs !== gotAtMs) return
  if (outcome.ok) acceptMore(outcome.value)
  else fail(outcome)
}
