import type { StudentId } from '../../../contract/people/ids'
import type { Queryable } from '../../kernel/database/database'

/** Signs that people write between the parts of a name, or do not. */
const betweenParts = `[\\s·•‧∙⋅●・ㆍ.''’-]+`
const bare = (column: string) => `regexp_replace(lower(normalize(${column}, NFKC)), '${betweenParts}', '', 'g')`

/** Part of a number or a name as {@link findStudentIds} compares it. */
export function bareName(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s·•‧∙⋅●・ㆍ.'’-]+/g, '')
}

/**
 * The students whose number begins with a text or whose name has it, as {@link bareName} gives it; the nearest first.
 * Whoever has left is not found.
 */
export async function findStudentIds(database: Queryable, text: string, limit: number): Promise<StudentId[]> {
  const { rows } = await database.query<{ id: StudentId }>(
    `select st.id from student st
     where st.left_at is null and (starts_with(lower(st.number), $1) or strpos(${bare('st.name')}, $1) > 0
       or strpos(${bare(`coalesce(st.name_en, '')`)}, $1) > 0)
     order by lower(st.number) = $1 desc, ${bare('st.name')} = $1 desc, st.number limit $2`,
    [text, limit],
  )
  return rows.map(({ id }) => id)
}

/** The names of all students who have not left, in the order of their numbers. */
export async function readNamesOfStudents(
  database: Queryable,
): Promise<{ id: StudentId; name: string; nameEn: string | null }[]> {
  const { rows } = await database.query<{ id: StudentId; name: string; nameEn: string | null }>(
    'select id, name, name_en as "nameEn" from student where left_at is null order by number',
  )
  return rows
}
