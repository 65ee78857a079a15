import type { Student } from '../../../contract/people/person'
import type { Queryable } from '../../kernel/database/database'
import type { GuardianBindingRow } from './bindings'
import type { AccountId } from './sessions'
import type { StaffMember } from './staff'
import { type StudentRow, studentColumns, studentOfRow } from './students'

/** A student somebody is bound to as a guardian, with the binding. */
export type WardRecord = Pick<
  GuardianBindingRow,
  'bindingId' | 'kinship' | 'status' | 'name' | 'allowsTimetable' | 'allowsResults'
> & { student: Student; birthDateSealed: string | null }

/** Everything an account is. */
export interface PersonRecord {
  student: Student | null
  /** In the order they were bound. */
  wards: WardRecord[]
  staff: StaffMember | null
  /** The privacy text in force has been agreed to. */
  hasConsent: boolean
  timeZone: string
}

interface PersonRow {
  accountId: AccountId
  student: StudentRow | null
  wards: (Omit<WardRecord, 'student'> & { student: StudentRow })[] | null
  staff: StaffMember | null
  hasConsent: boolean
  timeZone: string
}

const studentOf = (link: string) => `select st.*, link.* from (${link}) link
  cross join lateral (select to_json(s) as student, s."birthDateSealed" from (
    select ${studentColumns}, st.birth_date_sealed as "birthDateSealed"
    from student st left join department d on d.id = st.department_id where st.id = link.student_id) s) st`

/** What these accounts are, in one statement. */
export async function readPersonRecords(
  database: Queryable,
  accountIds: readonly AccountId[],
): Promise<Map<AccountId, PersonRecord>> {
  const { rows } = await database.query<PersonRow>({
    name: 'read-person-records',
    text: `select a.id as "accountId", coalesce(i.time_zone, 'Asia/Shanghai') as "timeZone",
        exists (select from consent c
          where c.account_id = a.id and c.version = coalesce(i.privacy_version, '1')) as "hasConsent",
        (select w.student from (${studentOf(`select b.student_id from binding b
          where b.account_id = a.id and b.relation = 'self' and b.status <> 'ended'`)}) w) as student,
        (select json_agg(json_build_object('bindingId', w.id, 'kinship', w.kinship, 'status', w.status, 'name', w.name,
            'allowsTimetable', w.allows_timetable, 'allowsResults', w.allows_results, 'student', w.student,
            'birthDateSealed', w."birthDateSealed") order by w.bound_at, w.id)
          from (${studentOf(`select b.* from binding b
            where b.account_id = a.id and b.relation = 'guardian' and b.status <> 'ended'`)}) w) as wards,
        (select json_build_object('staffId', s.id, 'number', s.number, 'name', s.name, 'nameEn', s.name_en,
            'roles', array(select r.role from staff_role r where r.staff_id = s.id order by r.role))
          from staff s where s.account_id = a.id) as staff
      from account a left join institution i on true where a.id = any ($1)`,
    values: [accountIds],
  })
  return new Map(
    rows.map(({ accountId, student, wards, ...row }) => [
      accountId,
      {
        ...row,
        student: student && studentOfRow(student),
        wards: (wards ?? []).map((ward) => ({ ...ward, student: studentOfRow(ward.student) })),
      },
    ]),
  )
}
