import type { SectionId } from '../../../contract/catalogue/ids'
import type { TermId } from '../../../contract/school/ids'
import type { Queryable } from '../../kernel/database/database'
import type { StaffId } from '../../people/tables/staff'

/** The name in the catalogue that a member of staff teaches under, or null. */
export async function readTeachesAs(database: Queryable, staffId: StaffId): Promise<string | null> {
  const { rows } = await database.query<{ teachesAs: string | null }>(
    'select teaches_as as "teachesAs" from staff where id = $1',
    [staffId],
  )
  return rows[0]?.teachesAs ?? null
}

/** The sections of a term that a member of staff teaches; those that were withdrawn are not among them. */
export async function readTaughtIds(database: Queryable, staffId: StaffId, termId: TermId): Promise<SectionId[]> {
  const { rows } = await database.query<{ id: SectionId }>({
    name: 'read-taught-ids',
    text: `select distinct s.id from staff m
      join teacher t on t.name = m.teaches_as
      join section_teacher x on x.teacher_id = t.id
      join section s on s.id = x.section_id
      where m.id = $1 and s.term_id = $2 and s.withdrawn_at is null order by s.id`,
    values: [staffId, termId],
  })
  return rows.map(({ id }) => id)
}

/** Who teaches under a name: their staff number, or null. */
export async function readTeacherOfName(database: Queryable, name: string): Promise<string | null> {
  const { rows } = await database.query<{ number: string }>('select number from staff where teaches_as = $1', [name])
  return rows[0]?.number ?? null
}

/** How many sections of a term name this teacher. */
export async function countSectionsOfTeacher(database: Queryable, name: string, termId: TermId): Promise<number> {
  const { rows } = await database.query<{ count: number }>(
    `select count(distinct s.id)::integer as count from teacher t join section_teacher x on x.teacher_id = t.id
     join section s on s.id = x.section_id where t.name = $1 and s.term_id = $2 and s.withdrawn_at is null`,
    [name, termId],
  )
  return rows[0]?.count ?? 0
}

/** Links a member of staff to the name they teach under; null unlinks them. */
export async function setTeachesAs(connection: Queryable, staffId: StaffId, name: string | null): Promise<void> {
  await connection.query('update staff set teaches_as = $2 where id = $1', [staffId, name])
}
