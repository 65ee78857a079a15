import Taro from '@tarojs/taro'
import { useState } from 'react'
import type { CourseId } from '../../../contract/catalogue/ids'
import type { EnrolmentChange } from '../../../contract/selection/enrolment'
import type { Outcome } from '../../calls/problem'
import { untilAnswered } from '../../calls/until-answered'
import { useListChoice } from '../../selection/stores/list-choice'

export type ChangeKind = 'choose' | 'drop' | 'wait' | 'swap'

export type ChangeState =
  | { status: 'none' }
  | { status: 'busy'; kind: ChangeKind }
  | { status: 'waiting'; kind: ChangeKind; cancel(): void }
  | { status: 'answered'; kind: ChangeKind; outcome: Outcome<EnrolmentChange> }

/** What was chosen in the list and missed is told here, once. */
function fromList(courseId: CourseId): ChangeState {
  const { choice, set } = useListChoice.getState()
  if (choice?.status !== 'missed' || choice.course.id !== courseId) return { status: 'none' }
  set(null)
  return { status: 'answered', kind: choice.kind, outcome: choice.outcome }
}

/** The change that the person has asked for: under way, held up by the network, then answered. */
export function useChange(courseId: CourseId, reload: () => Promise<void>) {
  const [change, setChange] = useState<ChangeState>(() => fromList(courseId))
  // The answer stands above all else, wherever one has scrolled.
  const show = (next: ChangeState) => {
    setChange(next)
    void Taro.pageScrollTo({ scrollTop: 0, duration: 160 })
  }
  const run = async (kind: ChangeKind, send: () => Promise<Outcome<EnrolmentChange>>) => {
    if (change.status === 'busy' || change.status === 'waiting') return
    setChange({ status: 'busy', kind })
    const outcome = await untilAnswered(send, (cancel) => show({ status: 'waiting', kind, cancel }))
    // The truth of the seats first, then the words about it: nothing on the screen contradicts them.
    if (outcome.ok || 'refusals' in outcome) await reload()
    show({ status: 'answered', kind, outcome })
  }
  return { change, run, clear: () => setChange({ status: 'none' }) }
}
