import type { BindingId } from '../../../contract/people/ids'
import type { Kinship } from '../../../contract/people/person'
import type { Queryable } from '../../kernel/database/database'

/** Takes a guardian off the roster by hand: imports do not bring them back. */
export async function removeListedGuardian(connection: Queryable, guardianId: number, now: Date): Promise<void> {
  await connection.query('update guardian set removed_at = $2 where id = $1 and removed_at is null', [guardianId, now])
}

/** The bindings that a guardian of the roster has now. */
export async function readBindingsOfGuardian(connection: Queryable, guardianId: number): Promise<BindingId[]> {
  const { rows } = await connection.query<{ id: BindingId }>(
    `select id from binding where guardian_id = $1 and status <> 'ended' order by id`,
    [guardianId],
  )
  return rows.map(({ id }) => id)
}

/** What staff set of a guardian by hand; absent fields stay as they are. */
export interface GuardianSettings {
  kinship?: Kinship
  phone?: { sealed: string; index: string }
}

/** Sets a guardian of the roster by hand, and puts back one who was removed; imports leave the fields alone. */
export async function setGuardianByHand(
  connection: Queryable,
  guardianId: number,
  { kinship, phone }: GuardianSettings,
): Promise<void> {
  const fields = [...(kinship ? ['kinship'] : []), ...(phone ? ['phone'] : [])]
  await connection.query(
    `update guardian set kinship = coalesce($2, kinship), phone_sealed = coalesce($3, phone_sealed),
       phone_index = coalesce($4, phone_index), removed_at = null,
       hand_edited = array(select distinct unnest(hand_edited || $5::text[]) order by 1)
     where id = $1`,
    [guardianId, kinship ?? null, phone?.sealed ?? null, phone?.index ?? null, fields],
  )
}
