import type { Operations } from '../../../contract/operations'
import type { Reply } from '../../../contract/refusal'
import type { Handler, StaffCall } from '../../call-context'
import type { CatalogueCopy } from '../../catalogue/catalogue-copy'
import type { Database } from '../../kernel/database/database'
import { type AnswerToRequest, answerRequest } from '../answer-request'
import { grantSeat } from '../grant-seat'
import { whatStillBars } from '../standing/still-barring'

type Granted = Operations['grantAdviserRequest']['reply']

/** Grants what a student asked for; they read the word and choose. Refuses as {@link grantRequest}. */
export const grantAdviserRequest: Handler<'grantAdviserRequest', StaffCall> = (
  { adviserRequestId, answer, isDespite = false },
  { staff, services, now },
) =>
  grantRequest(
    services,
    { id: adviserRequestId, answer, decidedBy: staff.name, decidedAt: now },
    { until: null, isDespite },
  )

/**
 * Grants an open request; one for a full section is given a seat in the same step, kept `until` (ISO form; a week when
 * null). Refuses `adviser_request_not_found`, `adviser_request_decided`, `adviser_request_ungrantable`, and
 * `student_still_barred` with what else bars the student, unless it is granted despite that. The same answer a second
 * time changes nothing and tells of no seat.
 */
export async function grantRequest(
  { database, catalogue: copy }: { database: Database; catalogue: CatalogueCopy },
  answer: AnswerToRequest,
  { until, isDespite }: { until: string | null; isDespite: boolean },
): Promise<Reply<Granted>> {
  // Read before anything is locked; under the locks it is read again only if it changed.
  await copy.current(database)
  return answerRequest<Granted>(database, { ...answer, status: 'granted' }, { seat: null }, async (open) => {
    const { connection, request, student } = open
    const bars = await whatStillBars(connection, request, { student, copy, now: answer.decidedAt })
    if (bars.length > 0 && !isDespite) return { ok: false, refusals: bars }
    if (request.kind !== 'section_full') return { ok: true, value: { seat: null } }
    const seat = await grantSeat(connection, request, { student, copy, until, now: answer.decidedAt })
    return 'refusal' in seat ? { ok: false, refusals: [seat.refusal] } : { ok: true, value: { seat } }
  })
}
