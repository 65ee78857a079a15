import type { Reply } from '../../../contract/refusal'
import type { Handler, StaffCall } from '../../call-context'
import type { Database } from '../../kernel/database/database'
import { type AnswerToRequest, answerRequest } from '../answer-request'

/** Refuses what a student asked for, with the word they read. Refuses as {@link refuseRequest}. */
export const refuseAdviserRequest: Handler<'refuseAdviserRequest', StaffCall> = (
  { adviserRequestId, answer },
  { staff, services, now },
) => refuseRequest(services.database, { id: adviserRequestId, answer, decidedBy: staff.name, decidedAt: now })

/** Refuses `adviser_request_not_found` and `adviser_request_decided`. The same answer a second time changes nothing. */
export function refuseRequest(database: Database, answer: AnswerToRequest): Promise<Reply<Record<string, never>>> {
  return answerRequest(database, { ...answer, status: 'refused' }, {}, async () => ({ ok: true, value: {} }))
}
