import type { StudentId } from '../../contract/ids'
import type { Belonging } from '../../rules/rounds'
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

export interface NamedStudent {
  id: StudentId
  number: string
  name: string
}

/** The student with a number, or null. */
export async function readStudentByNumber(database: Queryable, number: string): Promise<NamedStudent | null> {
  const { rows } = await database.query<NamedStudent>('select id, number, name from student where number = $1', [
    number,
  ])
  return rows[0] ?? null
}

/** The ids of those of the numbers that belong to students. */
export async function readIdsOfNumbers(
  database: Queryable,
  numbers: readonly string[],
): Promise<Map<string, StudentId>> {
  const { rows } = await database.query<NamedStudent>('select id, number, name from student where number = any ($1)', [
    numbers,
  ])
  return new Map(rows.map(({ number, id }) => [number, id]))
}

/** Locks a student until the transaction ends, as every change of their enrolments does. */
export async function lockStudent(database: Queryable, id: StudentId): Promise<Belonging> {
  const { rows } = await database.query<Belonging>(
    'select cohort, department_id as "departmentId" from student where id = $1 for no key update',
    [id],
  )
  if (!rows[0]) throw new Error(`student ${id} has no row`)
  return rows[0]
}
