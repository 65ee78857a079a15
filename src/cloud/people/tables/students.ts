import type { StudentId } from '../../../contract/people/ids'
import type { Student } from '../../../contract/people/person'
import type { DepartmentId } from '../../../contract/school/ids'
import { isOfAge } from '../../../rules/people/relations'
import { numberKey } from '../../../rules/people/student-number'
import { dayIn } from '../../../rules/school/terms'
import { inBatches } from '../../kernel/database/batches'
import type { Queryable } from '../../kernel/database/database'
import type { Vault } from '../../kernel/vault/vault'

/** The columns of {@link StudentRow}, of `student st left join department d`. */
export const studentColumns = `st.id as "studentId", st.number, st.name, st.name_en as "nameEn", st.cohort, st.standing,
  d.id as "departmentId", d.code as "departmentCode", d.name as "departmentName", d.name_en as "departmentNameEn"`

export interface StudentRow {
  studentId: StudentId
  number: string
  name: string
  nameEn: string | null
  cohort: number
  standing: number | null
  departmentId: DepartmentId | null
  departmentCode: string
  departmentName: string
  departmentNameEn: string | null
}

export function studentOfRow(row: StudentRow): Student {
  const { studentId, number, name, nameEn, cohort, standing } = row
  const { departmentId, departmentCode, departmentName, departmentNameEn } = row
  const department = departmentId && {
    id: departmentId,
    code: departmentCode,
    name: departmentName,
    nameEn: departmentNameEn,
  }
  return { id: studentId, number, name, nameEn, cohort, standing, department }
}

/** Students by their ids; one there is not has no entry. */
export async function readStudents(database: Queryable, ids: readonly StudentId[]): Promise<Map<StudentId, Student>> {
  const { rows } = await database.query<StudentRow>({
    name: 'read-students',
    text: `select ${studentColumns} from student st left join department d on d.id = st.department_id
      where st.id = any ($1)`,
    values: [ids],
  })
  return new Map(rows.map((row) => [row.studentId, studentOfRow(row)]))
}

/** Whether a student is of age today, by the institution's calendar. */
export async function isAdultStudent(database: Queryable, vault: Vault, id: StudentId, now: Date): Promise<boolean> {
  const { rows } = await database.query<{ birthDateSealed: string | null; timeZone: string | null }>({
    name: 'read-birth-date',
    text: `select birth_date_sealed as "birthDateSealed", (select time_zone from institution) as "timeZone"
      from student where id = $1`,
    values: [id],
  })
  const { birthDateSealed = null, timeZone } = rows[0] ?? {}
  const birthDate = birthDateSealed === null ? null : vault.open('student.birth_date', id, birthDateSealed)
  return isOfAge(birthDate, dayIn(timeZone ?? 'Asia/Shanghai', now))
}

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

/** Sets how far students are, in years of study; null is not known. */
export async function writeStandings(
  database: Queryable,
  students: readonly { id: StudentId; standing: number | null }[],
): Promise<void> {
  await inBatches(students, (json) =>
    database.query(
      `update student set standing = s.standing
       from jsonb_to_recordset($1::jsonb) as s (id integer, standing smallint) where student.id = s.id`,
      [json],
    ),
  )
}

/** The ids of students by their numbers. */
export async function readStudentIds<Id extends number>(database: Queryable): Promise<Map<string, Id>> {
  const { rows } = await database.query<{ number: string; id: Id }>('select number, id from student order by number')
  return new Map(rows.map(({ number, id }) => [number, id]))
}

export interface NamedStudent {
  id: StudentId
  number: string
  name: string
}

/** The student with a number, or null. */
export async function readStudentByNumber(database: Queryable, number: string): Promise<NamedStudent | null> {
  const { rows } = await database.query<NamedStudent>(
    'select id, number, name from student where upper(number) = $1 order by number = $2 desc limit 1',
    [numberKey(number), number],
  )
  return rows[0] ?? null
}

/** The ids of those of the numbers that belong to students, by the number as it is given. */
export async function readIdsOfNumbers(
  database: Queryable,
  numbers: readonly string[],
): Promise<Map<string, StudentId>> {
  const { rows } = await database.query<NamedStudent>(
    'select id, number, name from student where upper(number) = any ($1)',
    [[...new Set(numbers.map(numberKey))]],
  )
  const byKey = new Map(rows.map(({ number, id }) => [numberKey(number), id]))
  return new Map(
    numbers.flatMap((number) => {
      const id = byKey.get(numberKey(number))
      return id === undefined ? [] : [[number, id] as const]
    }),
  )
}

/** Whether a student has an activation code that was not used yet. */
export async function hasActivationCode(database: Queryable, id: StudentId): Promise<boolean> {
  const { rows } = await database.query<{ hasCode: boolean }>(
    'select activation_code_sealed is not null as "hasCode" from student where id = $1',
    [id],
  )
  return rows[0]?.hasCode ?? false
}

/**
 * Keeps a sealed activation code in place of the one before, whatever a roster says later; null takes it away. False
 * when there is no such student.
 */
export async function writeActivationCode(
  database: Queryable,
  id: StudentId,
  activationCodeSealed: string | null,
): Promise<boolean> {
  const { rowCount } = await database.query(
    `update student set activation_code_sealed = $2::text,
       hand_edited = case when $2 is null or 'activation_code' = any (hand_edited) then hand_edited
         else hand_edited || 'activation_code'::text end
     where id = $1 and left_at is null`,
    [id, activationCodeSealed],
  )
  return rowCount === 1
}

/** Keeps a student's sealed date of birth. */
export async function sealBirthDate(database: Queryable, id: StudentId, birthDateSealed: string): Promise<void> {
  await database.query('update student set birth_date_sealed = $2 where id = $1', [id, birthDateSealed])
}

/** What somebody who says to be a student is compared with. */
export interface BindingCandidate {
  studentId: StudentId
  name: string
  nameEn: string | null
  birthDateSealed: string | null
  identityNumberSealed: string | null
  activationCodeSealed: string | null
  /** An account is bound as this student. */
  isBound: boolean
}

/** The student of a number as a candidate for binding, null when there is none, and the proof the school asks for. */
export async function readBindingCandidate(
  database: Queryable,
  number: string,
): Promise<{ candidate: BindingCandidate | null; schoolAsksFor: 'activation_code' | 'identity' }> {
  const { rows } = await database.query<
    Partial<BindingCandidate> & { schoolAsksFor: 'activation_code' | 'identity' | null }
  >({
    name: 'read-binding-candidate',
    text: `select st.id as "studentId", st.name, st.name_en as "nameEn", st.birth_date_sealed as "birthDateSealed",
        st.identity_number_sealed as "identityNumberSealed", st.activation_code_sealed as "activationCodeSealed",
        exists (select from binding b
          where b.student_id = st.id and b.relation = 'self' and b.status <> 'ended') as "isBound",
        (select student_proof from institution) as "schoolAsksFor"
      from (select) as one left join student st on upper(st.number) = $1 and st.left_at is null
      order by st.id limit 1`,
    values: [numberKey(number)],
  })
  const { schoolAsksFor, ...row } = rows[0] ?? { schoolAsksFor: null }
  const isThere = row.studentId !== undefined && row.studentId !== null
  return { candidate: isThere ? (row as BindingCandidate) : null, schoolAsksFor: schoolAsksFor ?? 'activation_code' }
}
