import type { Operations } from '../../../contract/operations'
import type { Refusal, Reply } from '../../../contract/refusal'
import type { Handler, OfficeCall } from '../../call-context'
import { answerRequest } from '../answer-request'
import { grantSeat } from '../grant-seat'
import { whatStillBars } from '../standing/still-barring'

type Granted = Operations['grantAdviserRequest']['reply']

/**
 * Grants an open request; they read the word and choose. One for a full section is given a seat in the same step, kept
 * `until`. Refuses `time_past`, `adviser_request_not_found`, `adviser_request_decided`, `adviser_request_ungrantable`, and
 * `student_still_barred` with what else bars the student, unless it is granted despite that. The same answer a second
 * time changes nothing and tells of no seat.
 */
export const grantAdviserRequest: Handler<'grantAdviserRequest', OfficeCall> = async (
  { adviserRequestId: id, answer, isDespite = false, until = null },
  { staff, services: { database, catalogue: copy }, now },
) => {
  if (until !== null && Date.parse(until) <= now.getTime()) return refused({ code: 'time_past', at: until })
  // Read before anything is locked; under the locks it is read again only if it changed.
  await copy.current(database)
  const decision = { id, answer, decidedBy: staff.name, decidedAt: now, status: 'granted' } as const
  return answerRequest<Granted>(database, decision, { seat: null }, async ({ connection, request, student }) => {
    const bars = await whatStillBars(connection, request, { student, copy, now })
    if (bars.length > 0 && !isDespite) return refused(...bars)
    if (request.kind !== 'section_full') return { ok: true, value: { seat: null } }
    const seat = await grantSeat(connection, request, {
      student,
      copy,
      until: until === null ? null : new Date(until),
      now,
    })
    return 'refusal' in seat ? refused(seat.refusal) : { ok: true, value: { seat } }
  })
}

function refused(...refusals: Refusal[]): Reply<never> {
  return { ok: false, refusals }
}
