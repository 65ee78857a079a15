import type { GuardianBinding } from '../../contract/people/guardians'
import type { Person, Ward } from '../../contract/people/person'
import { maskName } from '../../rules/people/masking'
import { isOfAge, scopesOf } from '../../rules/people/relations'
import { dayIn } from '../../rules/school/terms'
import type { Services } from '../call-context'
import type { Vault } from '../kernel/vault/vault'
import type { GuardianBindingRow } from './tables/bindings'
import { countUnreadMessages } from './tables/messages'
import { readPersonRecords, type WardRecord } from './tables/person-records'
import type { AccountId } from './tables/sessions'

type Reading = Pick<Services, 'reads' | 'vault'>

/** Everything an account is here, as it stands now. */
export async function readPerson(accountId: AccountId, { reads, vault }: Reading, now: Date): Promise<Person> {
  const record = await reads.one(readPersonRecords, accountId)
  if (!record) throw new Error('a session stands for no account')
  const { student, staff, hasConsent, timeZone } = record
  const wards = record.wards.map((ward) => wardOf(ward, isOfAge(birthDateOf(ward, vault), dayIn(timeZone, now))))
  const wardIds = wards.flatMap((ward) =>
    ward.state === 'active' && ward.scopes.includes('timetable') ? [ward.student.id] : [],
  )
  const unreadMessages = await reads.one(countUnreadMessages, { accountId, studentId: student?.id ?? null, wardIds })
  return {
    student,
    wards,
    staff: staff && { number: staff.number, name: staff.name, nameEn: staff.nameEn, roles: staff.roles },
    hasConsent,
    unreadMessages: unreadMessages ?? 0,
  }
}

function birthDateOf({ student, birthDateSealed }: WardRecord, vault: Vault): string | null {
  return birthDateSealed === null ? null : vault.open('student.birth_date', student.id, birthDateSealed)
}

function wardOf({ bindingId, kinship, status, name, student, ...link }: WardRecord, isAdult: boolean): Ward {
  if (status === 'awaiting') return { state: 'awaiting', bindingId, kinship, nameMasked: maskName(student.name) }
  return { state: 'active', bindingId, kinship, ownName: name ?? '', student, scopes: scopesOf(link, isAdult) }
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
