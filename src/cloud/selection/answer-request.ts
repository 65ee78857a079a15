import type { Refusal, Reply } from '../../contract/refusal'
import type { AdviserRequestId } from '../../contract/selection/ids'
import type { Belonging } from '../../rules/people/audience'
import type { Database, Queryable } from '../kernel/database/database'
import { changePeople } from '../people/tables/living'
import { decideAdviserRequest, readStaffRequest, type StaffRequestRow } from './tables/adviser-requests'

/** What staff say to a request for an exception. */
interface AnswerToRequest {
  id: AdviserRequestId
  status: 'granted' | 'refused'
  /** What the student reads. */
  answer: string
  /** A name, as it is kept with the request. */
  decidedBy: string
  decidedAt: Date
}

interface OpenRequest {
  connection: Queryable
  request: StaffRequestRow
  student: Belonging
}

/**
 * Answers an open request in one transaction, on the phone and at the command line alike. The student is locked, as for
 * everything that is written about them, so nobody answers it, takes it back or leaves meanwhile. `work` does what else
 * belongs to the answer; what it refuses leaves the request open. A repeat of the same answer gets `again`.
 */
export async function answerRequest<Value>(
  database: Database,
  answer: AnswerToRequest,
  again: Value,
  work: (open: OpenRequest) => Promise<Reply<Value>>,
): Promise<Reply<Value>> {
  const found = await readStaffRequest(database, answer.id)
  if (!found) return refused({ code: 'adviser_request_not_found' })
  const people = { students: [found.studentId] }
  return changePeople(database, people, async (connection, { students }): Promise<Reply<Value>> => {
    const request = await readStaffRequest(connection, answer.id)
    if (!request) throw new Error('a request for an exception vanished')
    const { status, decidedBy } = request
    if (status !== 'open')
      return isSame(request, answer)
        ? { ok: true, value: again }
        : refused({ code: 'adviser_request_decided', status, decidedBy })
    const student = students.get(request.studentId)
    // Leaving takes open requests back, so this cannot be: better nothing than an answer to nobody.
    if (!student) throw new Error('a request is open of somebody who has left')
    const reply = await work({ connection, request, student })
    if (reply.ok && !(await decideAdviserRequest(connection, answer)))
      throw new Error('a request was answered under its lock')
    return reply
  })
}

function isSame(request: StaffRequestRow, answer: AnswerToRequest): boolean {
  return request.status === answer.status && request.answer === answer.answer && request.decidedBy === answer.decidedBy
}

function refused(refusal: Refusal): Reply<never> {
  return { ok: false, refusals: [refusal] }
}
