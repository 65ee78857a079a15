import type { BindingId } from '../../../src/contract/people/ids'
import type { RosterStudent } from '../../support/people'
import type { Viewer } from './fuzz-callers'
import type { FuzzAccount, FuzzPeople } from './fuzz-people'

/** Whoever sends all the parts is as good as the viewer. */
export interface Proof {
  parts: readonly string[]
  viewer: Viewer
}

const hourMs = 3_600_000
const rosterReaders: readonly Viewer[] = ['registrar', 'cashier', 'adviser']

export interface Households {
  student: RosterStudent
  another: RosterStudent
  ranking: RosterStudent
  /** On the roster, bound to nobody. */
  free: RosterStudent
  bindingIds: BindingId[]
  staffCodes: string[]
  proofs: Proof[]
  /** Accounts that call and are nobody else. */
  others: FuzzAccount[]
}

/** Everybody who calls, and those of the roster who have not come yet. */
export async function addHouseholds(people: FuzzPeople): Promise<Households> {
  const others = await addOutsiders(people)
  const family: Viewer[] = ['guardian', 'bills guardian']
  const own: Viewer = 'student on the roster'
  const student = await people.student('the student', ['student'], [...family, ...rosterReaders])
  const another = await people.student('another student', ['another student'], rosterReaders)
  const ranking = await people.student('the ranking student', ['ranking student'], rosterReaders, 2024)
  const free = await people.student('a student on the roster', [own], ['guardian on the roster', ...rosterReaders])
  await people.bind(await people.account('student'), student)
  await people.bind(await people.account('another student'), another)
  await people.bind(await people.account('ranking student'), ranking)
  const bindingIds = [
    await people.guardian('guardian', student.id, true),
    await people.guardian('bills guardian', student.id, false),
    await people.guardian('awaiting guardian', student.id, false, true),
  ]
  await addListedGuardians(people, student, free)
  const { staffCodes, proof } = await addStaffPeople(people)
  const { birthDate, identityNumber, activationCode } = free
  const proofs = [[activationCode], [birthDate, identityNumber.slice(-4)]].map((parts) => ({ parts, viewer: own }))
  return { student, another, ranking, free, bindingIds, staffCodes, proofs: [proof, ...proofs], others }
}

async function addOutsiders(people: FuzzPeople): Promise<FuzzAccount[]> {
  const { database, now } = people
  await people.account('newcomer', { hasConsent: false })
  const stranger = await people.account('stranger')
  const expired = await people.account('expired session')
  const revoked = await people.account('revoked session')
  await database.query('update session set expires_at = $2 where account_id = $1', [expired.accountId, now])
  await database.query('delete from session where account_id = $1', [revoked.accountId])
  return [stranger, expired, revoked]
}

/** Guardians whom the roster names and who have not come. */
async function addListedGuardians(people: FuzzPeople, student: RosterStudent, free: RosterStudent): Promise<void> {
  const own: Viewer = 'student on the roster'
  const listedName = people.plant('the name of a listed guardian', people.unique('顾'), 'student', ...rosterReaders)
  await people.listed('a listed guardian', student.id, listedName, 'student')
  const freeName = people.plant(
    'the name of a guardian on the roster',
    people.unique('顾'),
    own,
    'guardian on the roster',
    ...rosterReaders,
  )
  const { phone } = await people.listed('a guardian on the roster', free.id, freeName, own)
  people.phoneCodes.set('phone of the guardian', { phone, viewer: 'guardian on the roster' })
  people.phoneCodes.set('phone of nobody', { phone: '+8619999999999', viewer: 'nobody' })
}

async function addStaffPeople(people: FuzzPeople): Promise<{ staffCodes: string[]; proof: Proof }> {
  for (const role of ['registrar', 'cashier', 'adviser', 'teacher', 'administrator'] as const)
    await people.staff(role, role, await people.account(role))
  const viewer: Viewer = 'staff on the roster'
  const { staffId, phone } = await people.staff('cashier', viewer, null)
  people.phoneCodes.set('phone of the staff', { phone, viewer })
  const good = await people.staffCode(staffId, 'a staff invitation', hourMs)
  const old = await people.staffCode(staffId, 'an old staff invitation', 0)
  return { staffCodes: [good, old], proof: { parts: [good], viewer } }
}
