import type { StudentId } from '../../../contract/people/ids'
import { inBatches } from '../../kernel/database/batches'
import type { Queryable } from '../../kernel/database/database'

/** What staff set of a student by hand; absent fields stay as they are. */
export interface StudentSettings {
  name?: string
  nameEn?: string
  cohort?: number
  standing?: number
  /** Of a department there is. */
  departmentCode?: string
  birthDateSealed?: string
  identityNumberSealed?: string
}

/** Sets fields of a student by hand. `fields` names them as a roster does: imports leave them alone from then on. */
export async function setStudentByHand(
  connection: Queryable,
  id: StudentId,
  settings: StudentSettings,
  fields: readonly string[],
): Promise<void> {
  await connection.query(
    `update student set name = coalesce($2, name), name_en = coalesce($3, name_en), cohort = coalesce($4, cohort),
       standing = coalesce($5, standing),
       department_id = coalesce((select id from department where code = $6), department_id),
       birth_date_sealed = coalesce($7, birth_date_sealed),
       identity_number_sealed = coalesce($8, identity_number_sealed),
       hand_edited = array(select distinct unnest(hand_edited || $9::text[]) order by 1)
     where id = $1 and left_at is null`,
    [
      id,
      settings.name ?? null,
      settings.nameEn ?? null,
      settings.cohort ?? null,
      settings.standing ?? null,
      settings.departmentCode ?? null,
      settings.birthDateSealed ?? null,
      settings.identityNumberSealed ?? null,
      fields,
    ],
  )
}

export interface StudentWithoutCode {
  studentId: StudentId
  number: string
  name: string
  nameEn: string | null
  cohort: number
  departmentName: string | null
}

/** The students who can come only with a code they do not have: no account is bound and no code is open. Locked. */
export async function lockStudentsWithoutCode(connection: Queryable): Promise<StudentWithoutCode[]> {
  const { rows } = await connection.query<StudentWithoutCode>(
    `select st.id as "studentId", st.number, st.name, st.name_en as "nameEn", st.cohort,
       (select d.name from department d where d.id = st.department_id) as "departmentName"
     from student st
     where st.left_at is null and st.activation_code_sealed is null and not exists (
       select from binding b where b.student_id = st.id and b.relation = 'self' and b.status <> 'ended')
     order by st.id for no key update of st`,
  )
  return rows
}

/** Keeps sealed activation codes, each in place of the one before, whatever a roster says later. */
export async function writeActivationCodes(
  connection: Queryable,
  codes: readonly { studentId: StudentId; sealed: string }[],
): Promise<void> {
  await inBatches(codes, (json) =>
    connection.query(
      `update student st set activation_code_sealed = c.sealed,
         hand_edited = case when 'activation_code' = any (st.hand_edited) then st.hand_edited
           else st.hand_edited || 'activation_code'::text end
       from jsonb_to_recordset($1::jsonb) as c ("studentId" integer, sealed text) where st.id = c."studentId"`,
      [json],
    ),
  )
}
