import { newActivationCode, plainCode } from '../../../../src/cloud/people/activation-code'
import { addGuardianBinding } from '../../../../src/cloud/people/tables/bindings'
import { placeHolds } from '../../../../src/cloud/people/tables/holds'
import { addStaff } from '../../../../src/cloud/people/tables/staff'
import { openCampus } from '../../../support/campus'
import { testVault } from '../../../support/data-keys'
import { boundStudent, onRoster, somebody, staffMember } from '../../../support/people'
import { termId } from '../../../support/small-college'

const campus = openCampus()

async function invitation(number: string, hours = 72): Promise<string> {
  const member = { number, name: '何敏', nameEn: 'He Min', phone: null }
  const staffId = await addStaff(campus.database, testVault, member)
  const code = newActivationCode()
  await campus.database.query(
    `insert into staff_invitation (code_mark, staff_id, made_at, expires_at) values ($1, $2, $3, $4)`,
    [
      testVault.mark('staff-invitation', plainCode(code)),
      staffId,
      campus.now,
      new Date(campus.now.getTime() + hours * 3_600_000),
    ],
  )
  return code
}

test('an invitation makes its holder staff once, however the code is typed', async () => {
  const code = await invitation('T1001')
  const person = await somebody(campus)
  const typed = code.toLowerCase().replaceAll('-', ' ')
  expect((await person.value('acceptStaffInvitation', { code: typed })).staff).toMatchObject({
    number: 'T1001',
    roles: [],
  })
  expect(await person.codes('acceptStaffInvitation', { code })).toBe('ok')
  expect(await (await somebody(campus)).codes('acceptStaffInvitation', { code })).toBe('binding_refused')
})

test('an invitation that is out of date or was never made is refused alike, and tries are limited', async () => {
  const code = await invitation('T1002', 0)
  const person = await somebody(campus)
  expect(await person.codes('acceptStaffInvitation', { code })).toBe('binding_refused')
  for (let tries = 0; tries < 4; tries += 1)
    expect(await person.codes('acceptStaffInvitation', { code: newActivationCode() })).toBe('binding_refused')
  expect(await person.codes('acceptStaffInvitation', { code: await invitation('T1003') })).toBe('binding_limited')
})

test('one account is one member of staff', async () => {
  const person = await staffMember(campus, 'cashier')
  expect(await person.codes('acceptStaffInvitation', { code: await invitation('T1004') })).toBe('binding_refused')
})

test('what staff do and look at is in the audit log, with whom it is about and how it ended', async () => {
  const administrator = await staffMember(campus, 'administrator')
  const registrar = await staffMember(campus, 'registrar')
  const student = await onRoster(campus.database, { number: '20251111' })
  await registrar.value('getStudentFile', { number: '20251111' })
  await registrar.value('getStudentTerm', { termId, studentId: student.id })
  await registrar.codes('getStudentFile', { number: 'nobody' })
  const { entries } = await administrator.value('getAuditLog', { cursor: null })
  // Looking at the log is in it too, and has not ended yet.
  expect(entries[0]).toMatchObject({ action: 'getAuditLog', outcome: 'begun' })
  expect(
    entries.slice(1, 4).map(({ action, studentNumber, outcome }) => `${action} ${studentNumber} ${outcome}`),
  ).toEqual(['getStudentFile null refused', 'getStudentTerm 20251111 done', 'getStudentFile 20251111 done'])
})

test('a cashier is told of the holds that money lifts, and of no others', async () => {
  const { id } = await onRoster(campus.database, { number: '20251112' })
  const holds = (['unpaid_bill', 'other'] as const).map((reason) => ({ studentId: id, reason, note: reason }))
  await placeHolds(campus.database, holds, campus.now)
  const seenBy = async (role: 'cashier' | 'registrar') => {
    const member = await staffMember(campus, role)
    const file = await member.value('getStudentFile', { number: '20251112' })
    return file.holds.map(({ reason }) => reason).sort()
  }
  expect(await seenBy('cashier')).toEqual(['unpaid_bill'])
  expect(await seenBy('registrar')).toEqual(['other', 'unpaid_bill'])
})

test('no history is changed, shortened or emptied', async () => {
  const histories = { audit_entry: 'actor', enrolment_request: 'made_by', consent: 'version' }
  for (const [table, column] of Object.entries(histories)) {
    const changes = [`update ${table} set ${column} = ${column}`, `delete from ${table}`, `truncate ${table} cascade`]
    for (const change of changes) await expect(campus.database.query(change)).rejects.toThrow(/only grows|append-only/)
  }
  await expect(campus.database.query('truncate draw cascade')).rejects.toThrow('draw is append-only')
})

test('what staff see as a guardian is no staff action', async () => {
  const student = await boundStudent(campus)
  const adviser = await staffMember(campus, 'adviser')
  const binding = {
    accountId: adviser.accountId,
    studentId: student.student.id,
    name: '何敏',
    kinship: 'mother',
  } as const
  const rest = { source: 'invitation', guardianId: null, invitationId: null, status: 'active' } as const
  const bindingId = await addGuardianBinding(campus.database, { ...binding, ...rest }, campus.now)
  const entries = async () => {
    await adviser.value('getStudentTerm', { termId, studentId: student.student.id })
    const { rows } = await campus.database.query('select outcome from audit_entry where student_id = $1', [
      student.student.id,
    ])
    return rows.length
  }
  expect(await entries()).toBe(2)
  await student.value('setGuardianScopes', { bindingId: bindingId as never, timetable: true, results: false })
  expect(await entries()).toBe(2)
})

test('the desk shows each role what it is for', async () => {
  const cashier = await staffMember(campus, 'cashier')
  expect(await cashier.value('getStaffDesk', {})).toMatchObject({ lockedNumbers: null, items: [] })
  const adviser = await staffMember(campus, 'adviser')
  expect(await adviser.value('getStaffDesk', {})).toMatchObject({
    lockedNumbers: null,
    items: [{ kind: 'adviser_requests', count: 0 }],
  })
})
