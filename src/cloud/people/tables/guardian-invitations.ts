import { createHash } from 'node:crypto'
import type { RequestId } from '../../../contract/kernel/ids'
import type { InvitationId, StudentId } from '../../../contract/people/ids'
import type { Kinship } from '../../../contract/people/person'
import type { Queryable } from '../../kernel/database/database'

export interface InvitationRow {
  id: InvitationId
  studentId: StudentId
  studentName: string
  kinship: Kinship
  madeAt: Date
  expiresAt: Date
  status: 'open' | 'accepted' | 'cancelled'
}

const columns = `i.id, i.student_id as "studentId", st.name as "studentName", i.kinship, i.made_at as "madeAt",
  i.expires_at as "expiresAt", i.status`

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/**
 * Makes an invitation, unless there is one of this id already. The token comes from the id, so whoever asks with the same
 * id at the same time meets both unique indexes: neither may be left out of the conflicts, or the second would throw.
 */
export async function addInvitation(
  database: Queryable,
  invitation: { id: RequestId; studentId: StudentId; kinship: Kinship; madeAt: Date; expiresAt: Date },
  token: string,
): Promise<void> {
  const { id, studentId, kinship, madeAt, expiresAt } = invitation
  await database.query(
    `insert into guardian_invitation (id, token_hash, student_id, kinship, made_at, expires_at)
     values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
    [id, hashOf(token), studentId, kinship, madeAt, expiresAt],
  )
}

/** The invitation of an id together with whether one of the tokens is its own. */
export async function readInvitationById(
  database: Queryable,
  id: RequestId,
  tokens: readonly string[],
): Promise<(InvitationRow & { token: string | null }) | null> {
  const { rows } = await database.query<InvitationRow & { tokenHash: Buffer }>(
    `select ${columns}, i.token_hash as "tokenHash" from guardian_invitation i join student st on st.id = i.student_id
     where i.id = $1`,
    [id],
  )
  const row = rows[0]
  if (!row) return null
  const { tokenHash, ...invitation } = row
  return { ...invitation, token: tokens.find((token) => hashOf(token).equals(tokenHash)) ?? null }
}

/** The invitation of a token. Its student must be locked for it to stay so. */
export async function readInvitation(database: Queryable, token: string): Promise<InvitationRow | null> {
  const { rows } = await database.query<InvitationRow>(
    `select ${columns} from guardian_invitation i join student st on st.id = i.student_id where i.token_hash = $1`,
    [hashOf(token)],
  )
  return rows[0] ?? null
}

/** The cards of a student that can still be accepted, newest first. */
export async function readOpenInvitations(
  database: Queryable,
  studentId: StudentId,
  now: Date,
): Promise<InvitationRow[]> {
  const { rows } = await database.query<InvitationRow>(
    `select ${columns} from guardian_invitation i join student st on st.id = i.student_id
     where i.student_id = $1 and i.status = 'open' and i.expires_at > $2 order by i.made_at desc, i.id`,
    [studentId, now],
  )
  return rows
}

/**
 * How many of a student's places for guardians are taken: by whoever is bound or awaits confirmation, and by cards that
 * can still be accepted. The student is locked, so that two who count do not both find the last place.
 */
export async function countGuardianPlaces(connection: Queryable, studentId: StudentId, now: Date): Promise<number> {
  const { rows } = await connection.query<{ count: number }>(
    `select (select count(*) from binding where student_id = $1 and relation = 'guardian' and status <> 'ended')
       + (select count(*) from guardian_invitation where student_id = $1 and status = 'open' and expires_at > $2) as count`,
    [studentId, now],
  )
  return rows[0]?.count ?? 0
}

/** Ends an open card of a student. */
export async function cancelInvitation(
  database: Queryable,
  studentId: StudentId,
  id: InvitationId,
  now: Date,
): Promise<void> {
  await database.query(
    `update guardian_invitation set status = 'cancelled', ended_at = $3
     where id = $1 and student_id = $2 and status = 'open'`,
    [id, studentId, now],
  )
}

/** Marks a card as used. */
export async function markAccepted(database: Queryable, id: InvitationId, now: Date): Promise<void> {
  await database.query(`update guardian_invitation set status = 'accepted', ended_at = $2 where id = $1`, [id, now])
}
