import type { Hold } from '../../../contract/people/hold'
import type { StudentId } from '../../../contract/people/ids'
import { inBatches } from '../../kernel/database/batches'
import type { Queryable } from '../../kernel/database/database'
import { tellingStaffDeed } from './messages'

/** The holds on a student that nobody has released. */
export async function readHolds(database: Queryable, studentId: StudentId): Promise<Hold[]> {
  const { rows } = await database.query<Omit<Hold, 'placedAt'> & { placedAt: Date }>({
    name: 'read-holds',
    text: `select reason, note, placed_at as "placedAt" from hold
      where student_id = $1 and released_at is null order by id`,
    values: [studentId],
  })
  return rows.map((row) => ({ ...row, placedAt: row.placedAt.toISOString() }))
}

export interface NewHold {
  studentId: StudentId
  reason: Hold['reason']
  note: string | null
}

const toldOf = (code: 'hold_placed' | 'hold_released', rows: string) =>
  `select student_id, '${code}', jsonb_build_object('reason', reason, 'note', note), id::text from ${rows}`

/**
 * Places holds on students, who are locked, unless they have one of the same reason already, and tells them. Returns
 * how many were placed.
 */
export async function placeHolds(database: Queryable, holds: readonly NewHold[], placedAt: Date): Promise<number> {
  let placed = 0
  await inBatches(holds, async (json) => {
    const { rows } = await database.query<{ count: number }>(
      `with placed as (
         insert into hold (student_id, reason, note, placed_at)
         select h."studentId", h.reason, h.note, $2
         from jsonb_to_recordset($1::jsonb) as h ("studentId" integer, reason text, note text)
         where not exists (select from hold o
           where o.student_id = h."studentId" and o.reason = h.reason and o.released_at is null)
         returning id, student_id, reason, note
       ), told as (${tellingStaffDeed(toldOf('hold_placed', 'placed'), '$2')})
       select count(*)::integer as count from placed`,
      [json, placedAt],
    )
    placed += rows[0]?.count ?? 0
  })
  return placed
}

/** Releases the holds on a student, who is locked, or only those of a reason, and tells them. Returns how many there were. */
export async function releaseHolds(
  database: Queryable,
  studentId: StudentId,
  reason: Hold['reason'] | null,
  now: Date,
): Promise<number> {
  const { rows } = await database.query<{ count: number }>(
    `with released as (
       update hold set released_at = $3
       where student_id = $1 and released_at is null and ($2::text is null or reason = $2)
       returning id, student_id, reason, note
     ), told as (${tellingStaffDeed(toldOf('hold_released', 'released'), '$3')})
     select count(*)::integer as count from released`,
    [studentId, reason, now],
  )
  return rows[0]?.count ?? 0
}

export interface HoldRow {
  studentNumber: string
  studentName: string
  reason: Hold['reason']
  note: string | null
  placedAt: Date
}

/** The holds that nobody has released, oldest first; of one student, or with null of all. */
export async function readOpenHolds(database: Queryable, studentId: StudentId | null): Promise<HoldRow[]> {
  const { rows } = await database.query<HoldRow>(
    `select st.number as "studentNumber", st.name as "studentName", h.reason, h.note, h.placed_at as "placedAt"
     from hold h join student st on st.id = h.student_id
     where h.released_at is null and ($1::integer is null or h.student_id = $1) order by h.placed_at, h.id`,
    [studentId],
  )
  return rows
}
