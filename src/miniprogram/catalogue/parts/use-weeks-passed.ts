import type { Section } from '../../../contract/catalogue/course'
import { useWording } from '../../kit/hooks/use-wording'
import { localTime } from '../../kit/text/time'
import { currentTermOf, serverNowMs, useInstitution } from '../../school/institution'
import { weeksPassed } from '../text/weeks-passed'

/** How many weeks of a section are over; 0 while the term is not known. */
export function useWeeksPassed({ meetings }: Pick<Section, 'meetings'>): number {
  const { schoolClock } = useWording()
  const term = useInstitution(currentTermOf)
  return term ? weeksPassed(meetings, term, localTime(serverNowMs(), schoolClock).day) : 0
}
