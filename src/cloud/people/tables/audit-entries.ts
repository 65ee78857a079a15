import type { AuditEntry } from '../../../contract/people/audit'
import type { AuditEntryId, StudentId } from '../../../contract/people/ids'
import type { Queryable } from '../../kernel/database/database'
import type { AccountId } from './sessions'
import type { StaffId } from './staff'

/** One staff action. `facts` hold what it was asked with, never a secret or the number of a student. */
export interface NewAuditEntry {
  at: Date
  /** Null for the command line. */
  accountId: AccountId | null
  staffId: StaffId | null
  actor: string
  action: string
  studentId: StudentId | null
  facts: Readonly<Record<string, unknown>>
  outcome: AuditEntry['outcome']
  /** What `addAuditEntry` gave for the beginning, when this is the end. */
  begunId?: AuditEntryId
}

/** Writes down a staff action. The log only grows: how an action ended is an entry of its own. */
export async function addAuditEntry(database: Queryable, entry: NewAuditEntry): Promise<AuditEntryId> {
  const { at, accountId, staffId, actor, action, studentId, facts, outcome, begunId = null } = entry
  const { rows } = await database.query<{ id: AuditEntryId }>({
    name: 'add-audit-entry',
    text: `insert into audit_entry (at, account_id, staff_id, actor, action, student_id, facts, outcome, begun_id)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`,
    values: [at, accountId, staffId, actor, action, studentId, JSON.stringify(facts), outcome, begunId],
  })
  if (!rows[0]) throw new Error('the audit entry was not written')
  return rows[0].id
}

export interface AuditEntryRow {
  id: AuditEntryId
  at: Date
  actor: string
  action: string
  studentNumber: string | null
  facts: Record<string, unknown>
  outcome: AuditEntry['outcome']
}

/** Which entries to read; what is not given does not matter. */
export interface AuditFilter {
  /** Only entries with a smaller id. */
  before?: number | null
  studentId?: StudentId | null
  since?: Date | null
  limit: number
}

/** What staff did, newest first; each action once: as it ended, or as begun when it has not ended. */
export async function readAuditEntries(
  database: Queryable,
  { before = null, studentId = null, since = null, limit }: AuditFilter,
): Promise<AuditEntryRow[]> {
  const { rows } = await database.query<AuditEntryRow>(
    `select a.id, a.at, a.actor, a.action, st.number as "studentNumber", a.facts, a.outcome
     from audit_entry a left join student st on st.id = a.student_id
     where not exists (select from audit_entry ended where ended.begun_id = a.id)
       and ($1::integer is null or a.id < $1) and ($2::integer is null or a.student_id = $2)
       and ($3::timestamptz is null or a.at >= $3)
     order by a.id desc limit $4`,
    [before, studentId, since, limit],
  )
  return rows
}
