import type { Hold } from '../../contract/enrolment'
import type { StudentId } from '../../contract/ids'
import type { Queryable } from './database'

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

/** Keeps a student from enrolling until the hold is released. `placedAt` in ISO form. */
export async function placeHold(
  database: Queryable,
  hold: { studentId: StudentId; reason: Hold['reason']; note: string | null; placedAt: string },
): Promise<void> {
  await database.query('insert into hold (student_id, reason, note, placed_at) values ($1, $2, $3, $4)', [
    hold.studentId,
    hold.reason,
    hold.note,
    hold.placedAt,
  ])
}
