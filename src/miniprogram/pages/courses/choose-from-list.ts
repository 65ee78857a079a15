import { untilAnswered } from '../../calls/until-answered'
import { dropCourse, selectSections } from '../../selection/calls/enrolment'
import { type ListChoice, useListChoice } from '../../selection/stores/list-choice'
import { useSectionSearch } from '../../selection/stores/section-search'
import { openSection } from '../../shell/open'

type Chosen = Pick<ListChoice, 'course' | 'section'>

/** Chooses a section of the list. What was refused, or is not known, is told on the section's own screen. */
export async function chooseFromList({ course, section }: Chosen): Promise<void> {
  const { set } = useListChoice.getState()
  const about = { course, section }
  set({ ...about, status: 'busy' })
  const send = () => selectSections(course.id, [section.id])
  const outcome = await untilAnswered(send, (cancel) => set({ ...about, status: 'waiting', cancel }))
  if (outcome.ok) return set({ ...about, status: 'chosen', waitingEnded: outcome.value.waitingEnded })
  if ('refusals' in outcome) useSectionSearch.getState().refuse(section.id, outcome.refusals)
  set({ ...about, status: 'missed', kind: 'choose', outcome })
  openSection(course.id, section.id)
}

/** Gives the seat back. A place in a queue that the choice ended does not come back with it, which is told. */
export async function undoChoice({ course, section }: Chosen, waitingEnded: boolean): Promise<void> {
  const { set } = useListChoice.getState()
  const about = { course, section }
  set({ ...about, status: 'busy' })
  const send = () => dropCourse(course.id, [section.id])
  const outcome = await untilAnswered(send, (cancel) => set({ ...about, status: 'waiting', cancel }))
  if (outcome.ok) return set({ ...about, status: 'undone', waitingEnded })
  set({ ...about, status: 'missed', kind: 'drop', outcome })
  openSection(course.id, section.id)
}
