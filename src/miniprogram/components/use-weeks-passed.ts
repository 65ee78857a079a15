import type { Section } from '../../contract/catalogue/course'
import { localTime } from '../format/time'
import { weeksPassed } from '../format/weeks-passed'
import { currentTermOf, serverNowMs, useInstitution } from '../stores/institution'
import { useWording } from './use-wording'

/** How many weeks of a section are over; 0 while the term is not known. */
export function useWeeksPassed({ meetings }: Pick<Section, 'meetings'>): number {
  const { schoolClock } = useWording()
  const term = useInstitution(currentTermOf)
  return term ? weeksPassed(meetings, term, localTime(serverNowMs(), schoolClock).day) : 0
}
