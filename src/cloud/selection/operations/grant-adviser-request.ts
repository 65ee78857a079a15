import type { Operations } from '../../../contract/operations'
import type { Reply } from '../../../contract/refusal'
import type { Handler, StaffCall } from '../../call-context'
import type { CatalogueCopy } from '../../catalogue/catalogue-copy'
import type { Database } from '../../kernel/database/database'
import { type AnswerToRequest, answerRequest } from '../answer-request'
import { grantSeat } from '../grant-seat'

type Granted = Operations['grantAdviserRequest']['reply']

/** Grants what a student asked for; they read the word and choose. Refuses as {@link grantRequest}. */
export const grantAdviserRequest: Handler<'grantAdviserRequest', StaffCall> = (
  { adviserRequestId, answer },
  { staff, services, now },
) => grantRequest(services, { id: adviserRequestId, answer, decidedBy: staff.name, decidedAt: now }, null)

/**
 * Grants an open request; one for a full section is given a seat in the same step, kept `until` (ISO form; a week when
 * null). Refuses `adviser_request_not_found`, `adviser_request_decided` and `adviser_request_ungrantable`. The same
 * answer a second time changes nothing and tells of no seat.
 */
export async function grantRequest(
  { database, catalogue: copy }: { database: Database; catalogue: CatalogueCopy },
  answer: AnswerToRequest,
  until: string | null,
): Promise<Reply<Granted>> {
  // Read before anything is locked; under the locks it is read again only if it changed.
  await copy.current(database)
  return answerRequest<Granted>(database, { ...answer, status: 'granted' }, { seat: null }, async (open) => {
    const { connection, request, student } = open
    if (request.kind !== 'section_full') return { ok: true, value: { seat: null } }
    const seat = await grantSeat(connection, request, { student, copy, until, now: answer.decidedAt })
    return 'refusal' in seat ? { ok: false, refusals: [seat.refusal] } : { ok: true, value: { seat } }
  })
}
