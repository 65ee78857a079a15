import type { schoolOperations } from '../../contract/school/operations'
import type { Capability, HandlersOf } from '../call-context'
import { getInstitution } from './operations/get-institution'

/** The handlers of the operations that `contract/school` declares. */
export const schoolHandlers = {
  getInstitution,
} satisfies HandlersOf<typeof schoolOperations>

/** The institution, its terms, departments and calendar. */
export const school: Capability = {
  name: 'school',
}
