import { addGuardian } from '../../../../src/cloud/people/tables/guardians'
import type { Kinship } from '../../../../src/contract/people/person'
import { openCampus } from '../../../support/campus'
import { testVault } from '../../../support/data-keys'
import { boundStudent, onRoster, refusalIn, type Somebody, somebody, staffMember } from '../../../support/people'
import { newRequestId, serverPartsOf, startTestServer, type TestServer, termId } from '../../../support/small-college'

const campus = openCampus()

const hourMs = 3_600_000
const later = (ms: number) => {
  campus.now = new Date(campus.now.getTime() + ms)
}

async function invite(student: Somebody, kinship: Kinship = 'father') {
  return student.value('inviteGuardian', { requestId: newRequestId(), kinship })
}

/** A guardian whom the student has confirmed. */
async function guardianOf(student: Somebody, name = '林建国'): Promise<Somebody & { bindingId: number }> {
  const { token } = await invite(student)
  const guardian = await somebody(campus)
  const { wards } = await guardian.value('acceptInvitation', { token, name })
  const bindingId = wards[0]?.bindingId as never
  await student.value('confirmGuardian', { bindingId })
  return { ...guardian, bindingId }
}

const kinds = async (person: Somebody) =>
  (await person.value('getMessages', { cursor: null })).messages.map(({ code }) => code)
const scopesOf = async (guardian: Somebody) => {
  const [ward] = (await guardian.value('getPerson', {})).wards
  return ward?.state === 'active' ? ward.scopes : ward?.state
}

test('a guardian accepts a card, waits for the student, and then sees bills and registration', async () => {
  const student = await boundStudent(campus)
  const { token } = await invite(student)
  const guardian = await somebody(campus)
  expect(await guardian.value('getInvitation', { token })).toMatchObject({
    studentNameMasked: '林*夏',
    kinship: 'father',
    isAccepted: false,
  })
  await guardian.value('acceptInvitation', { token, name: '林建国' })
  expect(await scopesOf(guardian)).toBe('awaiting')
  expect(JSON.stringify(await guardian.value('getPerson', {}))).not.toContain('林知夏')
  expect(await kinds(student)).toEqual(['guardian_asks'])

  const { guardians } = await student.value('getGuardians', {})
  expect(guardians).toMatchObject([{ name: '林建国', kinship: 'father', state: 'awaiting' }])
  await student.value('confirmGuardian', { bindingId: guardians[0]?.bindingId as never })
  expect(await scopesOf(guardian)).toEqual(['bills', 'registration'])
  expect(await kinds(guardian)).toEqual(['guardian_confirmed'])
})

test('a card is good for one guardian', async () => {
  const student = await boundStudent(campus)
  const { token } = await invite(student)
  const people = await Promise.all([1, 2, 3].map(() => somebody(campus)))
  const codes = await Promise.all(people.map((person) => person.codes('acceptInvitation', { token, name: '某人' })))
  expect(codes.sort()).toEqual(['invitation_gone', 'invitation_gone', 'ok'])
})

test('a card is good for 72 hours, until it is cancelled, and not for oneself', async () => {
  const student = await boundStudent(campus)
  const guardian = await somebody(campus)
  const why = async (token: string) => refusalIn(await guardian.call('acceptInvitation', { token, name: '林建国' }))
  const cancelled = await invite(student)
  await student.value('cancelInvitation', { invitationId: cancelled.invitation.id })
  expect(await why(cancelled.token)).toEqual({ code: 'invitation_gone', why: 'cancelled' })
  expect(await why('A'.repeat(43))).toEqual({ code: 'invitation_gone', why: 'unknown' })
  const { token } = await invite(student)
  expect(await student.codes('acceptInvitation', { token, name: '我' })).toBe('own_invitation')
  later(72 * hourMs)
  expect(await why(token)).toEqual({ code: 'invitation_gone', why: 'expired' })
})

test('making or accepting a card again after the answer was lost is the same card', async () => {
  const student = await boundStudent(campus)
  const requestId = newRequestId()
  const first = await student.value('inviteGuardian', { requestId, kinship: 'mother' })
  expect(await student.value('inviteGuardian', { requestId, kinship: 'mother' })).toEqual(first)
  expect(await student.codes('inviteGuardian', { requestId, kinship: 'father' })).toBe('request_id_reused')
  const other = await boundStudent(campus)
  expect(await other.codes('inviteGuardian', { requestId, kinship: 'mother' })).toBe('request_id_reused')
  const guardian = await somebody(campus)
  const accepted = { token: first.token, name: '王秀兰' }
  expect(await guardian.codes('acceptInvitation', accepted)).toBe('ok')
  expect(await guardian.codes('acceptInvitation', accepted)).toBe('ok')
  expect((await student.value('getGuardians', {})).guardians).toHaveLength(1)
  expect(await kinds(student)).toEqual(['guardian_asks'])
})

test('a student does not cancel another student’s card', async () => {
  const student = await boundStudent(campus)
  const { invitation, token } = await invite(student)
  const other = await boundStudent(campus)
  await other.value('cancelInvitation', { invitationId: invitation.id })
  expect(await (await somebody(campus)).codes('acceptInvitation', { token, name: '林建国' })).toBe('ok')
})

test('a student has six guardians at most, open cards included', async () => {
  const student = await boundStudent(campus)
  await guardianOf(student)
  for (let cards = 0; cards < 5; cards += 1) await invite(student)
  const seventh = await student.call('inviteGuardian', { requestId: newRequestId(), kinship: 'other' })
  expect(refusalIn(seventh)).toEqual({ code: 'guardians_exceeded', guardiansMax: 6 })
})

test('timetable and results are seen while an adult student allows it', async () => {
  const student = await boundStudent(campus)
  const guardian = await guardianOf(student)
  const { studentId, bindingId } = { studentId: student.student.id, bindingId: guardian.bindingId as never }
  expect(refusalIn(await guardian.call('getStudentTerm', { termId, studentId }))).toEqual({
    code: 'scope_closed',
    scope: 'timetable',
  })
  await student.value('setGuardianScopes', { bindingId, timetable: true, results: false })
  expect(await guardian.codes('getStudentTerm', { termId, studentId })).toBe('ok')
  expect(await guardian.codes('getResults', { studentId })).toBe('scope_closed')
  await student.value('setGuardianScopes', { bindingId, timetable: false, results: true })
  expect(await guardian.codes('getStudentTerm', { termId, studentId })).toBe('scope_closed')
  expect(await guardian.codes('getResults', { studentId })).toBe('ok')
  expect(await kinds(guardian)).toEqual(['scopes_changed', 'scopes_changed', 'guardian_confirmed'])
})

test('the guardian of a minor sees both, until the birthday', async () => {
  campus.now = new Date('2026-11-22T09:00:00Z')
  const student = await boundStudent(campus, { birthDate: '2008-11-24' })
  const guardian = await guardianOf(student)
  expect(await scopesOf(guardian)).toEqual(['bills', 'registration', 'timetable', 'results'])
  const bindingId = guardian.bindingId as never
  expect(await student.codes('setGuardianScopes', { bindingId, timetable: false, results: false })).toBe(
    'student_not_of_age',
  )
  // Midnight in Shanghai is 16:00 the day before in UTC.
  campus.now = new Date('2026-11-23T15:59:59Z')
  expect(await scopesOf(guardian)).toContain('timetable')
  campus.now = new Date('2026-11-23T16:00:00Z')
  expect(await scopesOf(guardian)).toEqual(['bills', 'registration'])
})

test('whoever removes a guardian, the other side is told, and by whom', async () => {
  const student = await boundStudent(campus)
  const registrar = await staffMember(campus, 'registrar')
  const told = async (person: Somebody) => {
    const [message] = (await person.value('getMessages', { cursor: null })).messages
    return `${message?.code} ${message && 'name' in message && message.name} by ${message?.by}`
  }
  const first = await guardianOf(student, '林建国')
  await student.value('removeBinding', { bindingId: first.bindingId as never })
  expect(await told(first)).toBe('student_removed 林知夏 by student')
  const second = await guardianOf(student, '王秀兰')
  await second.value('removeBinding', { bindingId: second.bindingId as never })
  expect(await told(student)).toBe('guardian_removed 王秀兰 by guardian')
  const third = await guardianOf(student, '林爷爷')
  await registrar.value('removeBinding', { bindingId: third.bindingId as never })
  expect(await told(third)).toBe('student_removed 林知夏 by staff')
  expect(await told(student)).toBe('guardian_removed 林爷爷 by staff')
  expect((await student.value('getGuardians', {})).guardians).toEqual([])
  expect(await registrar.codes('removeBinding', { bindingId: third.bindingId as never })).toBe('ok')
  expect(
    (await student.value('getMessages', { cursor: null })).messages.filter(({ by }) => by === 'staff'),
  ).toHaveLength(1)
})

test('who accepted a card and is not known to the student is declined, and sees nothing', async () => {
  const student = await boundStudent(campus)
  const { token } = await invite(student)
  const stranger = await somebody(campus)
  const { wards } = await stranger.value('acceptInvitation', { token, name: '陌生人' })
  await student.value('removeBinding', { bindingId: wards[0]?.bindingId as never })
  expect(await kinds(stranger)).toEqual(['guardian_declined'])
  expect((await stranger.value('getPerson', {})).wards).toEqual([])
  expect(await student.codes('confirmGuardian', { bindingId: wards[0]?.bindingId as never })).toBe('binding_not_found')
})

describe('by the phone on the roster', () => {
  let server: TestServer
  let phone = '+8613800001001'

  beforeAll(async () => {
    const parts = serverPartsOf()
    const phones = { phoneOf: async () => ({ phone }) }
    const gateways = { ...parts.gateways, phones }
    server = await startTestServer(campus.database, { clock: () => campus.now, parts: { ...parts, gateways } })
  })
  afterAll(() => server.server.close())

  const bindByPhone = (person: Somebody) => server.call('bindByPhone', { code: 'from WeChat' }, person.token)
  const listed = (studentId: never, name: string, number: string) =>
    addGuardian(campus.database, testVault, { studentId, name, kinship: 'mother', phone: number })

  test('a mother is bound to both her children at once, and they are told', async () => {
    phone = '+8613800001001'
    const [elder, younger] = [await boundStudent(campus), await boundStudent(campus)]
    await listed(elder.student.id as never, '王秀兰', phone)
    await listed(younger.student.id as never, '王秀兰', phone)
    const mother = await somebody(campus)
    const reply = await bindByPhone(mother)
    expect(reply).toMatchObject({ ok: true, value: { studentsBound: 2, isStaffBound: false } })
    expect((await mother.value('getPerson', {})).wards.map(({ state }) => state)).toEqual(['active', 'active'])
    expect(await kinds(elder)).toEqual(['guardian_bound'])
    expect(await bindByPhone(mother)).toMatchObject({ ok: true, value: { studentsBound: 0 } })
    expect(await kinds(younger)).toEqual(['guardian_bound'])
  })

  test('a phone the school does not have binds nobody, and is shown back masked', async () => {
    phone = '+8613800009999'
    expect(refusalIn(await bindByPhone(await somebody(campus)))).toEqual({
      code: 'phone_not_listed',
      phoneMasked: '138****9999',
    })
  })

  test('who awaits the student’s word needs it no more when the school vouches for the phone', async () => {
    phone = '+8613800001002'
    const student = await boundStudent(campus)
    await listed(student.student.id as never, '林建国', phone)
    const { token } = await invite(student)
    const father = await somebody(campus)
    await father.value('acceptInvitation', { token, name: '林建国' })
    expect(await bindByPhone(father)).toMatchObject({ ok: true, value: { studentsBound: 1 } })
    expect(await scopesOf(father)).toEqual(['bills', 'registration'])
  })

  test('a guardian whom staff took off the roster is not bound', async () => {
    phone = '+8613800001003'
    const student = await onRoster(campus.database)
    await listed(student.id as never, '林建国', phone)
    await campus.database.query('update guardian set removed_at = now() where student_id = $1', [student.id])
    expect(refusalIn(await bindByPhone(await somebody(campus))).code).toBe('phone_not_listed')
  })

  test('a member of staff is bound by their phone, once, and not by somebody else later', async () => {
    phone = '+8613800001004'
    const staff = await staffMember(campus, 'adviser')
    const { rows } = await campus.database.query('select id from staff where account_id = $1', [staff.accountId])
    const { id } = rows[0]
    await campus.database.query(
      'update staff set phone_sealed = $1, phone_index = $2, account_id = null where id = $3',
      [testVault.seal('staff.phone', id, phone), testVault.mark('phone', phone), id],
    )
    expect(await bindByPhone(staff)).toMatchObject({ ok: true, value: { isStaffBound: true } })
    expect(await bindByPhone(staff)).toMatchObject({ ok: true, value: { isStaffBound: false, person: { staff: {} } } })
    expect(refusalIn(await bindByPhone(await somebody(campus))).code).toBe('phone_not_listed')
  })
})
