import type { Handler, OfficeCall } from '../../call-context'
import { answerRequest } from '../answer-request'

/**
 * Refuses what a student asked for, with the word they read. Refuses `adviser_request_not_found` and
 * `adviser_request_decided`. The same answer a second time changes nothing.
 */
export const refuseAdviserRequest: Handler<'refuseAdviserRequest', OfficeCall> = (
  { adviserRequestId: id, answer },
  { staff, services, now },
) => {
  const decision = { id, answer, decidedBy: staff.name, decidedAt: now, status: 'refused' } as const
  return answerRequest(services.database, decision, {}, async () => ({ ok: true, value: {} }))
}
