import { z } from 'zod'
import type { StaffRequest } from '../../../contract/selection/adviser-requests'
import type { AdviserRequestId } from '../../../contract/selection/ids'
import type { Handler, StaffCall } from '../../call-context'
import { readRequestPage, type StaffRequestRow } from '../tables/adviser-requests'

const pageSize = 30
const Cursor = z.uuid()

/** What students asked, as staff see it who answer. */
export const getStaffRequests: Handler<'getStaffRequests', StaffCall> = async (
  { termId, which, cursor },
  { services, now },
) => {
  if (cursor !== null && !Cursor.safeParse(cursor).success) return { ok: false, refusals: [{ code: 'cursor_invalid' }] }
  const after = cursor as AdviserRequestId | null
  const rows = await readRequestPage(services.database, termId, which, { after, limit: pageSize })
  const last = rows.length === pageSize ? rows.at(-1) : undefined
  return {
    ok: true,
    value: { requests: rows.map(requestOnWire), nextCursor: last?.id ?? null, serverTime: now.toISOString() },
  }
}

function requestOnWire(row: StaffRequestRow): StaffRequest {
  const { id, kind, courseCode, title, titleEn, sectionCodes, reason, status, answer, decidedBy } = row
  return {
    id,
    student: { id: row.studentId, number: row.studentNumber, name: row.studentName, nameEn: row.studentNameEn },
    kind,
    courseCode,
    title,
    titleEn,
    sectionCodes,
    reason,
    askedAt: row.askedAt.toISOString(),
    status,
    answer,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    decidedBy,
  }
}
