import type { StaffRole } from '../../../contract/kernel/caller'
import type { StudentId } from '../../../contract/people/ids'
import type { Kinship } from '../../../contract/people/person'
import { numberKey } from '../../../rules/people/student-number'
import { inBatches } from '../../kernel/database/batches'
import type { Queryable } from '../../kernel/database/database'
import { locks } from '../../kernel/database/locks'
import type { AccountId } from './sessions'
import type { StaffId } from './staff'

/** A student as the roster knows them; personal fields are sealed. */
export interface RosterStudentRow {
  studentId: StudentId
  number: string
  name: string
  nameEn: string | null
  cohort: number
  standing: number | null
  departmentCode: string | null
  birthDateSealed: string | null
  identityNumberSealed: string | null
  activationCodeSealed: string | null
  /** Columns that staff changed by hand. */
  handEdited: string[]
  /** Set when the person has left: number and names are a pseudonym then. */
  leftAt: Date | null
  numberMark: string | null
  /** An account was bound to the student once: the activation code has been used. */
  hasBeenBound: boolean
}

const studentColumns = `st.id as "studentId", st.number, st.name, st.name_en as "nameEn", st.cohort, st.standing,
  d.code as "departmentCode", st.birth_date_sealed as "birthDateSealed",
  st.identity_number_sealed as "identityNumberSealed", st.activation_code_sealed as "activationCodeSealed",
  st.hand_edited as "handEdited", st.left_at as "leftAt", st.number_mark as "numberMark",
  exists (select from binding b where b.student_id = st.id and b.relation = 'self') as "hasBeenBound"`

/** The students with these numbers. */
export async function readRosterStudents(database: Queryable, numbers: readonly string[]): Promise<RosterStudentRow[]> {
  const { rows } = await database.query<RosterStudentRow>(
    `select ${studentColumns} from student st left join department d on d.id = st.department_id
     where upper(st.number) = any ($1) and st.left_at is null`,
    [numbers.map(numberKey)],
  )
  return rows
}

/** The students who had numbers of these marks (of every key) and left. */
export async function readLeftStudents(
  database: Queryable,
  numberMarks: readonly string[],
): Promise<RosterStudentRow[]> {
  const { rows } = await database.query<RosterStudentRow>(
    `select ${studentColumns} from student st left join department d on d.id = st.department_id
     where st.number_mark = any ($1)`,
    [numberMarks],
  )
  return rows
}

/** Locks students, those who have left too, in the order of `lockLiving`; they are to be read again after it. */
export async function lockStudents(connection: Queryable, ids: readonly StudentId[]): Promise<void> {
  await connection.query('select id from student where id = any ($1) order by id for no key update', [ids])
}

export interface RosterGuardianRow {
  guardianId: number
  studentId: StudentId
  name: string
  kinship: Kinship
  phoneSealed: string | null
  handEdited: string[]
  removedAt: Date | null
  isBound: boolean
}

/** The guardians the roster names for students, removed ones too. */
export async function readRosterGuardians(
  database: Queryable,
  studentIds: readonly StudentId[],
): Promise<RosterGuardianRow[]> {
  const { rows } = await database.query<RosterGuardianRow>(
    `select g.id as "guardianId", g.student_id as "studentId", g.name, g.kinship, g.phone_sealed as "phoneSealed",
       g.hand_edited as "handEdited", g.removed_at as "removedAt",
       exists (select from binding b where b.guardian_id = g.id and b.status <> 'ended') as "isBound"
     from guardian g where g.student_id = any ($1) order by g.id`,
    [studentIds],
  )
  return rows
}

export interface RosterStaffRow {
  staffId: StaffId
  number: string
  name: string
  nameEn: string | null
  departmentCode: string | null
  phoneSealed: string | null
  accountId: AccountId | null
  handEdited: string[]
  roles: StaffRole[]
}

/** The staff with these numbers; all of them when none are given. */
export async function readRosterStaff(
  database: Queryable,
  numbers: readonly string[] | null = null,
): Promise<RosterStaffRow[]> {
  const { rows } = await database.query<RosterStaffRow>(
    `select s.id as "staffId", s.number, s.name, s.name_en as "nameEn", d.code as "departmentCode",
       s.phone_sealed as "phoneSealed", s.account_id as "accountId", s.hand_edited as "handEdited",
       array(select r.role from staff_role r where r.staff_id = s.id order by r.role) as roles
     from staff s left join department d on d.id = s.department_id
     where $1::text[] is null or s.number = any ($1) order by s.number`,
    [numbers],
  )
  return rows
}

/** A student to write; personal fields are sealed. */
export type StudentWrite = Omit<
  RosterStudentRow,
  'studentId' | 'handEdited' | 'leftAt' | 'numberMark' | 'hasBeenBound'
> & {
  /** Of a row there is, or one taken for a new one. */
  studentId: StudentId
  isNew: boolean
}

const studentRecord = `(
  "studentId" integer, number text, name text, "nameEn" text, cohort smallint, standing smallint,
  "departmentCode" text, "birthDateSealed" text, "identityNumberSealed" text, "activationCodeSealed" text)`

/** Adds new students and changes the others. One who had left is here again, under their own number. */
export async function writeRosterStudents(connection: Queryable, students: readonly StudentWrite[]): Promise<void> {
  await inBatches(
    students.filter(({ isNew }) => isNew),
    (json) =>
      connection.query(
        `insert into student (id, number, name, name_en, cohort, standing, department_id, birth_date_sealed,
           identity_number_sealed, activation_code_sealed) overriding system value
         select s."studentId", s.number, s.name, s."nameEn", s.cohort, s.standing, d.id, s."birthDateSealed",
           s."identityNumberSealed", s."activationCodeSealed"
         from jsonb_to_recordset($1::jsonb) as s ${studentRecord}
         left join department d on d.code = s."departmentCode"`,
        [json],
      ),
  )
  await inBatches(
    students.filter(({ isNew }) => !isNew),
    (json) =>
      connection.query(
        `update student st set number = s.number, name = s.name, name_en = s."nameEn", cohort = s.cohort,
           standing = s.standing, department_id = d.id, birth_date_sealed = s."birthDateSealed",
           identity_number_sealed = s."identityNumberSealed", activation_code_sealed = s."activationCodeSealed",
           hand_edited = case when st.left_at is null then st.hand_edited else '{}' end, left_at = null, number_mark = null
         from jsonb_to_recordset($1::jsonb) as s ${studentRecord}
         left join department d on d.code = s."departmentCode"
         where st.id = s."studentId"`,
        [json],
      ),
  )
}

/** A guardian to write. */
export interface GuardianWrite {
  /** Of a row there is, or one taken for a new one. */
  guardianId: number
  isNew: boolean
  studentNumber: string
  name: string
  kinship: Kinship
  phoneSealed: string | null
  phoneIndex: string | null
}

const guardianRecord = `(
  "guardianId" integer, "studentNumber" text, name text, kinship text, "phoneSealed" text, "phoneIndex" text)`

/** Adds new guardians of students who are written already, and changes the others. */
export async function writeRosterGuardians(connection: Queryable, guardians: readonly GuardianWrite[]): Promise<void> {
  await inBatches(
    guardians.filter(({ isNew }) => isNew),
    (json) =>
      connection.query(
        `insert into guardian (id, student_id, name, kinship, phone_sealed, phone_index) overriding system value
         select g."guardianId", st.id, g.name, g.kinship, g."phoneSealed", g."phoneIndex"
         from jsonb_to_recordset($1::jsonb) as g ${guardianRecord}
         join student st on st.number = g."studentNumber"`,
        [json],
      ),
  )
  await inBatches(
    guardians.filter(({ isNew }) => !isNew),
    (json) =>
      connection.query(
        `update guardian old set kinship = g.kinship, phone_sealed = g."phoneSealed", phone_index = g."phoneIndex"
         from jsonb_to_recordset($1::jsonb) as g ${guardianRecord} where old.id = g."guardianId"`,
        [json],
      ),
  )
}

/** A member of staff to write. */
export interface StaffWrite {
  /** Of the row of this number, or one taken for a new one. */
  staffId: StaffId
  number: string
  name: string
  nameEn: string | null
  departmentCode: string | null
  phoneSealed: string | null
  phoneIndex: string | null
  roles: readonly StaffRole[]
}

const staffRecord = `(
  "staffId" integer, number text, name text, "nameEn" text, "departmentCode" text, "phoneSealed" text, "phoneIndex" text, roles text[])`

/** Adds staff or changes those whose number is known, with exactly these roles. */
export async function writeRosterStaff(connection: Queryable, staff: readonly StaffWrite[]): Promise<void> {
  await inBatches(staff, async (json) => {
    await connection.query(
      `insert into staff (id, number, name, name_en, department_id, phone_sealed, phone_index) overriding system value
       select s."staffId", s.number, s.name, s."nameEn", d.id, s."phoneSealed", s."phoneIndex"
       from jsonb_to_recordset($1::jsonb) as s ${staffRecord}
       left join department d on d.code = s."departmentCode"
       on conflict (number) do update set name = excluded.name, name_en = excluded.name_en,
         department_id = excluded.department_id, phone_sealed = excluded.phone_sealed, phone_index = excluded.phone_index`,
      [json],
    )
    await connection.query(
      `delete from staff_role r using jsonb_to_recordset($1::jsonb) as s ${staffRecord}, staff member
       where member.number = s.number and r.staff_id = member.id and r.role <> all (s.roles)`,
      [json],
    )
    await connection.query(
      `insert into staff_role (staff_id, role)
       select member.id, role from jsonb_to_recordset($1::jsonb) as s ${staffRecord}
       join staff member on member.number = s.number, unnest(s.roles) role
       on conflict do nothing`,
      [json],
    )
  })
}

/** Lets one change of the roster follow another until the transaction ends: imports, and what staff set by hand. */
export async function lockRoster(connection: Queryable): Promise<void> {
  await connection.query('select pg_advisory_xact_lock($1)', [locks.roster])
}
