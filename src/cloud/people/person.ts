import type { GuardianBinding } from '../../contract/people/guardians'
import type { Person, Student, Ward } from '../../contract/people/person'
import { maskName } from '../../rules/people/masking'
import { scopesOf } from '../../rules/people/relations'
import type { Services } from '../call-context'
import { type GuardianBindingRow, readWardsOf } from './tables/bindings'
import { readConsent } from './tables/consents'
import { countUnreadMessages } from './tables/messages'
import { type AccountId, readOwnStudent } from './tables/sessions'
import { readStaffOf } from './tables/staff'
import { isAdultStudent, readStudents } from './tables/students'

type Reading = Pick<Services, 'database' | 'vault'>

/** Everything an account is here, as it stands now. */
export async function readPerson(accountId: AccountId, { database, vault }: Reading, now: Date): Promise<Person> {
  const [student, wards, staff, consent] = await Promise.all([
    readOwnStudent(database, accountId),
    readWards(accountId, { database, vault }, now),
    readStaffOf(database, accountId),
    readConsent(database, accountId),
  ])
  const wardIds = wards.flatMap((ward) =>
    ward.state === 'active' && ward.scopes.includes('timetable') ? [ward.student.id] : [],
  )
  const unreadMessages = await countUnreadMessages(
    database,
    { accountId, studentId: student?.id ?? null, wardIds },
    now,
  )
  return {
    student,
    wards,
    staff: staff && { number: staff.number, name: staff.name, nameEn: staff.nameEn, roles: staff.roles },
    hasConsent: consent.isGiven,
    unreadMessages,
  }
}

async function readWards(accountId: AccountId, { database, vault }: Reading, now: Date): Promise<Ward[]> {
  const rows = await readWardsOf(database, accountId)
  if (rows.length === 0) return []
  const students = await readStudents(
    database,
    rows.map(({ studentId }) => studentId),
  )
  return Promise.all(
    rows.flatMap((row) => {
      const student = students.get(row.studentId)
      return student ? [wardOf(row, student, { database, vault }, now)] : []
    }),
  )
}

async function wardOf(
  row: GuardianBindingRow,
  student: Student,
  { database, vault }: Reading,
  now: Date,
): Promise<Ward> {
  const { bindingId, kinship, studentId, studentName } = row
  if (row.status === 'awaiting') return { state: 'awaiting', bindingId, kinship, nameMasked: maskName(studentName) }
  const scopes = scopesOf(row, await isAdultStudent(database, vault, studentId, now))
  return { state: 'active', bindingId, kinship, ownName: row.name ?? '', student, scopes }
}

/** A guardian's binding as the student and staff see it. */
export function guardianOnWire(row: GuardianBindingRow, isAdult: boolean): GuardianBinding {
  const { bindingId, name, kinship, source, status, boundAt } = row
  return {
    bindingId,
    name: name ?? '',
    kinship,
    state: status === 'awaiting' ? 'awaiting' : 'active',
    source,
    since: boundAt.toISOString(),
    scopes: scopesOf(row, isAdult),
  }
}
