import { inBatches } from './batches'
import type { Queryable } from './database'

export interface NewStudent {
  readonly number: string
  readonly name: string
  readonly nameEn: string | null
  /** The year of entry. */
  readonly cohort: number
  /** Null for a student of no department. */
  readonly departmentCode: string | null
}

/** Adds students; a number that is known stays as it is. */
export async function addStudents(database: Queryable, students: readonly NewStudent[]): Promise<void> {
  await inBatches(students, (json) =>
    database.query(
      `insert into student (number, name, name_en, cohort, department_id)
       select s.number, s.name, s."nameEn", s.cohort, d.id
       from jsonb_to_recordset($1::jsonb) as s (number text, name text, "nameEn" text, cohort smallint, "departmentCode" text)
       left join department d on d.code = s."departmentCode"
       on conflict (number) do nothing`,
      [json],
    ),
  )
}

/** The ids of students by their numbers. */
export async function readStudentIds<Id extends number>(database: Queryable): Promise<Map<string, Id>> {
  const { rows } = await database.query<{ number: string; id: Id }>('select number, id from student order by number')
  return new Map(rows.map(({ number, id }) => [number, id]))
}

/** Links an account to the student it belongs to; a link that exists stays. */
export async function bindAccount(database: Queryable, accountId: number, studentId: number): Promise<void> {
  await database.query('insert into binding (account_id, student_id) values ($1, $2) on conflict do nothing', [
    accountId,
    studentId,
  ])
}
