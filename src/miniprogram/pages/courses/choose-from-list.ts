import { allows } from '../../../rules/selection/rounds'
import { untilAnswered } from '../../calls/until-answered'
import { serverNowMs } from '../../school/institution'
import { selectSections } from '../../selection/calls/enrolment'
import { type ListChoice, useListChoice } from '../../selection/stores/list-choice'
import { useSectionSearch } from '../../selection/stores/section-search'
import { useStudentTerm } from '../../selection/stores/student-term'
import { standingNow } from '../../selection/text/shown-round'
import { openSection } from '../../shell/open'

type Chosen = Pick<ListChoice, 'course' | 'section'>

/** Whether a choice can be taken back just now: some rounds let nobody drop. */
export function canUndo(): boolean {
  const rounds = useStudentTerm.getState().copy?.rounds ?? []
  const now = serverNowMs()
  return rounds.some((one) => one.isForMe && standingNow(one, now) === 'open' && allows(one.round.kind, 'drop'))
}

/** Chooses a section of the list. What was refused, or is not known, is told on the section's own screen. */
export async function chooseFromList({ course, section }: Chosen): Promise<void> {
  const { set } = useListChoice.getState()
  const about = { course, section }
  set({ ...about, status: 'busy' })
  const send = () => selectSections(course.id, [section.id])
  const outcome = await untilAnswered(send, (cancel) => set({ ...about, status: 'waiting', cancel }))
  if (outcome.ok) return set({ ...about, status: 'chosen', waitingEnded: outcome.value.waitingEnded })
  if ('refusals' in outcome) useSectionSearch.getState().refuse(section.id, outcome.refusals)
  set({ ...about, status: 'missed', outcome })
  openSection(course.id, section.id)
}
