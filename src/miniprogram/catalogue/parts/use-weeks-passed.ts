import type { Section } from '../../../contract/catalogue/course'
import { useWording } from '../../kit/hooks/use-wording'
import { localTime } from '../../kit/text/time'
import { currentTermOf, serverNowMs, useInstitution } from '../../school/institution'
import { weeksPassed } from '../text/weeks-passed'

/** In how many weeks a section has met; 0 while the term is not known. */
export function useWeeksPassed({ meetings }: Pick<Section, 'meetings'>): number {
  const { schoolClock } = useWording()
  const term = useInstitution(currentTermOf)
  return term ? weeksPassed(meetings, term, localTime(serverNowMs(), schoolClock)) : 0
}
