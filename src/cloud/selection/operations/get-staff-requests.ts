import { z } from 'zod'
import type { StaffRequest } from '../../../contract/selection/adviser-requests'
import type { AdviserRequestId } from '../../../contract/selection/ids'
import type { Handler, StaffCall } from '../../call-context'
import { cursorOf } from '../../kernel/cursor'
import { readRequestPage, type StaffRequestRow } from '../tables/adviser-requests'

const pageSize = 30
const requestCursor = cursorOf(z.uuid())

/** What students asked, as staff see it who answer. */
export const getStaffRequests: Handler<'getStaffRequests', StaffCall> = async (
  { termId, which, cursor },
  { services, now },
) => {
  const after = cursor === null ? null : (requestCursor.read(cursor) as AdviserRequestId | null)
  if (cursor !== null && after === null) return { ok: false, refusals: [{ code: 'cursor_invalid' }] }
  const rows = await readRequestPage(services.database, termId, which, { after, limit: pageSize })
  const last = rows.length === pageSize ? rows.at(-1) : undefined
  return {
    ok: true,
    value: {
      requests: rows.map(requestOnWire),
      nextCursor: last ? requestCursor.write(last.id) : null,
      serverTime: now.toISOString(),
    },
  }
}

function requestOnWire(row: StaffRequestRow): StaffRequest {
  const { id, kind, courseCode, title, titleEn, sectionCodes, reason, status, answer, decidedBy } = row
  return {
    id,
    student: {
      id: row.studentId,
      number: row.studentNumber,
      name: row.studentName,
      nameEn: row.studentNameEn,
      standing: row.studentStanding,
      department: row.studentDepartment,
    },
    holds: row.holds,
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
