import type { StudentId } from '../../../contract/people/ids'
import type { Kinship } from '../../../contract/people/person'
import type { Queryable } from '../../kernel/database/database'
import type { Vault } from '../../kernel/vault/vault'
import { takeRowIds } from './sealed-columns'

/** A guardian as the roster names them. */
export interface ListedGuardian {
  guardianId: number
  studentId: StudentId
  name: string
  kinship: Kinship
  phoneSealed: string | null
}

const listedColumns = `g.id as "guardianId", g.student_id as "studentId", g.name, g.kinship, g.phone_sealed as "phoneSealed"`

/** The guardians the roster names with a phone (marks of every key), of all students. */
export async function findGuardiansByPhone(
  database: Queryable,
  phoneMarks: readonly string[],
): Promise<ListedGuardian[]> {
  const { rows } = await database.query<ListedGuardian>(
    `select ${listedColumns} from guardian g join student st on st.id = g.student_id
     where g.phone_index = any ($1) and g.removed_at is null and st.left_at is null order by g.id`,
    [phoneMarks],
  )
  return rows
}

/** The guardians the roster names for a student who are not bound. */
export async function readUnboundGuardians(database: Queryable, studentId: StudentId): Promise<ListedGuardian[]> {
  const { rows } = await database.query<ListedGuardian>(
    `select ${listedColumns} from guardian g where g.student_id = $1 and g.removed_at is null
       and not exists (select from binding b where b.guardian_id = g.id and b.status <> 'ended') order by g.id`,
    [studentId],
  )
  return rows
}

export interface NewGuardian {
  studentId: StudentId
  name: string
  kinship: Kinship
  /** As `readPhone` gives it. */
  phone: string | null
}

/** Adds a guardian to the roster; returns their row id. */
export async function addGuardian(database: Queryable, vault: Vault, guardian: NewGuardian): Promise<number> {
  const { studentId, name, kinship, phone } = guardian
  const [id = 0] = await takeRowIds(database, 'guardian', 1)
  const { rows } = await database.query<{ id: number }>(
    `insert into guardian (id, student_id, name, kinship, phone_sealed, phone_index) overriding system value
     values ($6, $1, $2, $3, $4, $5)
     on conflict (student_id, name) do update set kinship = excluded.kinship returning id`,
    [
      studentId,
      name,
      kinship,
      phone && vault.seal('guardian.phone', id, phone),
      phone && vault.mark('phone', phone),
      id,
    ],
  )
  if (!rows[0]) throw new Error('the guardian was not added')
  return rows[0].id
}
