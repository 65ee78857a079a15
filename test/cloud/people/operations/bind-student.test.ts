import { openCampus } from '../../../support/campus'
import { boundStudent, byCode, byIdentity, onRoster, refusalIn, somebody, staffMember } from '../../../support/people'

const campus = openCampus()

const hourMs = 3_600_000
const later = (ms: number) => {
  campus.now = new Date(campus.now.getTime() + ms)
}
const asks = (proof: 'activation_code' | 'identity') =>
  campus.database.query('update institution set student_proof = $1', [proof])

beforeEach(() => asks('activation_code'))

test('the code on paper binds, however it is typed', async () => {
  const student = await onRoster(campus.database, { activationCode: '7K3M-Q9TD-01WB' })
  const person = await somebody(campus)
  const bound = await person.value('bindStudent', {
    number: ` ${student.number} `,
    name: '林 知夏',
    proof: { kind: 'activation_code', code: '7k3m q9td olwb' },
  })
  expect(bound.student).toMatchObject({ number: student.number, name: '林知夏' })
  expect((await person.value('getPerson', {})).student?.id).toBe(student.id)
})

test('a number binds in either case and in full width, and wrong tries on all of them count together', async () => {
  const student = await onRoster(campus.database)
  const typed =
    student.number.toUpperCase() === student.number ? student.number.toLowerCase() : student.number.toUpperCase()
  expect(typed).not.toBe(student.number)
  const right = byCode(student)
  const wide = typed.replace(/[0-9]/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)))
  const person = await somebody(campus)
  expect(await person.codes('bindStudent', { ...right, number: wide })).toBe('ok')
  expect((await person.value('getPerson', {})).student?.number).toBe(student.number)
  const { rows } = await campus.database.query(
    'select count(distinct number_mark) from binding_attempt where student_id = $1',
    [student.id],
  )
  expect(rows[0]).toMatchObject({ count: 1 })
})

test('birth date and identity document bind where the school asks for them, in either language', async () => {
  await asks('identity')
  const student = await onRoster(campus.database, { identityNumber: '11010120060517002X' })
  const person = await somebody(campus)
  const proof = { kind: 'identity', birthDate: student.birthDate, lastFour: '002x' } as const
  expect(await person.codes('bindStudent', { number: student.number, name: 'LIN Zhi-xia', proof })).toBe('ok')
})

test('birth date and identity document bind nobody where the school asks for codes', async () => {
  const person = await somebody(campus)
  expect(await person.codes('bindStudent', byIdentity(await onRoster(campus.database)))).toBe('binding_refused')
})

test('a wrong name, a wrong code, a used code and a number of nobody are answered alike', async () => {
  const student = await onRoster(campus.database)
  const right = byCode(student)
  const replies = []
  for (const wrong of [
    { ...right, name: '林知秋' },
    { ...right, proof: { kind: 'activation_code', code: '7K3M-Q9TD-0XWC' } as const },
    { ...right, number: 'N-nobody' },
    { ...right, proof: { kind: 'activation_code', code: '---' } as const },
  ])
    replies.push(await (await somebody(campus)).call('bindStudent', wrong))
  expect(new Set(replies.map((reply) => JSON.stringify(reply)))).toEqual(
    new Set([JSON.stringify({ ok: false, refusals: [{ code: 'binding_refused' }] })]),
  )
})

test('a student without birth date or document on the roster cannot be bound by leaving them blank', async () => {
  await asks('identity')
  const student = await onRoster(campus.database)
  await campus.database.query(
    'update student set birth_date_sealed = null, identity_number_sealed = null, activation_code_sealed = null where id = $1',
    [student.id],
  )
  const person = await somebody(campus)
  const { number, name } = student
  const proof = { kind: 'identity', birthDate: '2006-05-17', lastFour: '    ' } as never
  expect(await person.codes('bindStudent', { number, name, proof })).toBe('malformed_request')
  expect(await person.codes('bindStudent', byIdentity(student))).toBe('binding_refused')
  expect(await person.codes('bindStudent', { number, name, proof: { kind: 'activation_code', code: '- -' } })).toBe(
    'binding_refused',
  )
})

test('a tap again after the answer was lost finds oneself bound, and nobody else', async () => {
  const { student, ...person } = await boundStudent(campus)
  expect(await person.codes('bindStudent', byCode(student))).toBe('ok')
  const other = await onRoster(campus.database)
  expect(refusalIn(await person.call('bindStudent', byCode(other)))).toEqual({
    code: 'already_bound',
    studentNumber: student.number,
  })
})

test('a code is good once', async () => {
  const { student } = await boundStudent(campus)
  expect(await (await somebody(campus)).codes('bindStudent', byCode(student))).toBe('binding_refused')
})

test('a new code moves a student to their new WeChat, and the old one is told', async () => {
  const { student, ...before } = await boundStudent(campus)
  const registrar = await staffMember(campus, 'registrar')
  const { code } = await registrar.value('issueActivationCode', { studentId: student.id })
  const after = await somebody(campus)
  await after.value('bindStudent', byCode({ ...student, activationCode: code }))
  expect((await before.value('getPerson', {})).student).toBeNull()
  const { messages } = await before.value('getMessages', { cursor: null })
  expect(messages).toMatchObject([{ code: 'student_bound_elsewhere', name: student.number, isRead: false }])
})

test('a proof that can be guessed is not told to be right of a student who is bound elsewhere', async () => {
  await asks('identity')
  const { student } = await boundStudent(campus)
  const person = await somebody(campus)
  for (let tries = 0; tries < 5; tries += 1)
    expect(await person.call('bindStudent', byIdentity(student))).toEqual(
      await (await somebody(campus)).call('bindStudent', { ...byIdentity(student), name: '林知秋' }),
    )
  expect(await person.codes('bindStudent', byIdentity(student))).toBe('binding_limited')
})

test('after five wrong tries an account waits, is told how long, and binds after that', async () => {
  const student = await onRoster(campus.database)
  const person = await somebody(campus)
  for (let tries = 0; tries < 5; tries += 1)
    expect(await person.codes('bindStudent', { ...byCode(student), name: '林知秋' })).toBe('binding_refused')
  const refusal = refusalIn(await person.call('bindStudent', byCode(student)))
  expect(refusal).toEqual({ code: 'binding_limited', retryAfterMs: hourMs })
  later(hourMs)
  expect(await person.codes('bindStudent', byCode(student))).toBe('ok')
})

test('tries made at the same moment cannot slip past the limit', async () => {
  const student = await onRoster(campus.database)
  const person = await somebody(campus)
  const wrong = { ...byCode(student), name: '林知秋' }
  const codes = await Promise.all(Array.from({ length: 30 }, () => person.codes('bindStudent', wrong)))
  expect(codes.filter((code) => code === 'binding_refused')).toHaveLength(5)
  expect(codes.filter((code) => code === 'binding_limited')).toHaveLength(25)
})

test('two accounts with the right code at the same moment: one is bound', async () => {
  const student = await onRoster(campus.database)
  const people = await Promise.all([1, 2, 3, 4].map(() => somebody(campus)))
  const codes = await Promise.all(people.map((person) => person.codes('bindStudent', byCode(student))))
  expect(codes.sort()).toEqual(['binding_refused', 'binding_refused', 'binding_refused', 'ok'])
})

describe('a number that many have tried', () => {
  async function tryTenTimes(number: string): Promise<void> {
    for (let account = 0; account < 10; account += 1) {
      const attacker = await somebody(campus)
      const proof = { kind: 'identity', birthDate: '2006-01-01', lastFour: String(1000 + account) } as const
      expect(await attacker.codes('bindStudent', { number, name: '林知夏', proof })).toBe('binding_refused')
    }
  }

  test('is closed to what can be guessed, in the words of a wrong guess, and the registrar is told, once', async () => {
    await asks('identity')
    const student = await onRoster(campus.database)
    const registrar = await staffMember(campus, 'registrar')
    await tryTenTimes(student.number)
    const person = await somebody(campus)
    expect(await person.codes('bindStudent', byIdentity(student))).toBe('binding_refused')
    const { messages } = await registrar.value('getMessages', { cursor: null })
    expect(messages).toMatchObject([{ code: 'number_locked', name: student.number }])
    const { lockedNumbers } = await registrar.value('getStaffDesk', {})
    expect(lockedNumbers).toContainEqual(
      expect.objectContaining({ student: expect.objectContaining({ id: student.id }), wrongTries: 10 }),
    )
  })

  test('is open to a code of the registrar', async () => {
    await asks('identity')
    const student = await onRoster(campus.database)
    await tryTenTimes(student.number)
    const registrar = await staffMember(campus, 'registrar')
    const { code } = await registrar.value('issueActivationCode', { studentId: student.id })
    const person = await somebody(campus)
    expect(await person.codes('bindStudent', byCode({ ...student, activationCode: code }))).toBe('ok')
  })

  test('stays closed to a short code that the school printed itself', async () => {
    await asks('identity')
    const student = await onRoster(campus.database, { activationCode: '48151623' })
    await tryTenTimes(student.number)
    expect(await (await somebody(campus)).codes('bindStudent', byCode(student))).toBe('binding_refused')
    later(24 * hourMs)
    expect(await (await somebody(campus)).codes('bindStudent', byCode(student))).toBe('ok')
  })

  test('opens by itself after a day, however long others go on', async () => {
    await asks('identity')
    const student = await onRoster(campus.database)
    await tryTenTimes(student.number)
    for (let hours = 0; hours < 24; hours += 1) {
      later(hourMs)
      await (await somebody(campus)).codes('bindStudent', { ...byIdentity(student), name: '林知秋' })
    }
    expect(await (await somebody(campus)).codes('bindStudent', byIdentity(student))).toBe('ok')
  })

  test('opens at once when the registrar says so', async () => {
    await asks('identity')
    const student = await onRoster(campus.database)
    await tryTenTimes(student.number)
    const registrar = await staffMember(campus, 'registrar')
    await registrar.value('unlockStudent', { studentId: student.id })
    expect(await (await somebody(campus)).codes('bindStudent', byIdentity(student))).toBe('ok')
  })

  test('that belongs to nobody closes alike, and nobody is told', async () => {
    await asks('identity')
    const registrar = await staffMember(campus, 'registrar')
    await tryTenTimes('N-nobody-at-all')
    const { rows } = await campus.database.query(`select distinct outcome from binding_attempt where number_mark in (
      select number_mark from binding_attempt group by number_mark having bool_and(student_id is null))`)
    expect(rows).toContainEqual({ outcome: 'wrong' })
    expect((await registrar.value('getMessages', { cursor: null })).messages).toEqual([])
  })
})

test('nobody is bound before agreeing to the privacy text in force', async () => {
  const student = await onRoster(campus.database)
  const person = await somebody(campus)
  await campus.database.query(`update institution set privacy_version = '2027'`)
  expect(refusalIn(await person.call('bindStudent', byCode(student)))).toEqual({
    code: 'consent_required',
    version: '2027',
  })
  expect(await person.codes('agreeToPrivacy', { version: '1' })).toBe('consent_required')
  await person.value('agreeToPrivacy', { version: '2027' })
  expect(await person.codes('bindStudent', byCode(student))).toBe('ok')
})
