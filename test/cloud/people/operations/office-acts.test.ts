import { openCampus } from '../../../support/campus'
import { boundStudent, byIdentity, somebody, staffMember } from '../../../support/people'

const campus = openCampus()

test('a registrar places a hold and releases it, and the student is told both times', async () => {
  const student = await boundStudent(campus)
  const registrar = await staffMember(campus, 'registrar')
  const hold = { studentId: student.student.id, reason: 'missing_document', note: '缺体检表' } as const
  expect(await registrar.value('placeHold', hold)).toEqual({ isNew: true })
  expect(await registrar.value('placeHold', hold)).toEqual({ isNew: false })
  await registrar.value('placeHold', { ...hold, reason: 'other', note: null })
  const some = { studentId: student.student.id, reason: 'missing_document' } as const
  expect(await registrar.value('releaseHolds', some)).toMatchObject({ released: 1, left: [{ reason: 'other' }] })
  expect(await registrar.value('releaseHolds', some)).toMatchObject({ released: 0 })
  expect(await registrar.value('releaseHolds', { ...some, reason: null })).toEqual({ released: 1, left: [] })
  const { messages } = await student.value('getMessages', { cursor: null })
  expect(messages.map(({ code }) => code).filter((code) => code.startsWith('hold_'))).toEqual([
    'hold_released',
    'hold_released',
    'hold_placed',
    'hold_placed',
  ])
})

test('nobody but a registrar places or releases a hold, and what a registrar does is in the log', async () => {
  const { student } = await boundStudent(campus)
  for (const role of ['cashier', 'adviser', 'teacher', 'administrator'] as const) {
    const member = await staffMember(campus, role)
    expect(await member.codes('placeHold', { studentId: student.id, reason: 'other', note: null })).toBe(
      'role_required',
    )
    expect(await member.codes('releaseHolds', { studentId: student.id, reason: null })).toBe('role_required')
  }
  const registrar = await staffMember(campus, 'registrar')
  await registrar.value('placeHold', { studentId: student.id, reason: 'other', note: null })
  const administrator = await staffMember(campus, 'administrator')
  const { entries } = await administrator.value('getAuditLog', { cursor: null })
  expect(entries.find(({ action }) => action === 'placeHold')).toMatchObject({
    studentNumber: student.number,
    outcome: 'done',
  })
})

test('a registrar releases a student whose account is in other hands, which is told, once', async () => {
  const student = await boundStudent(campus)
  const { id: studentId, name } = student.student
  const registrar = await staffMember(campus, 'registrar')
  expect(await registrar.value('releaseStudent', { studentId })).toEqual({ wasBound: true })
  expect((await student.value('getPerson', {})).student).toBeNull()
  const { messages } = await student.value('getMessages', { cursor: null })
  expect(messages.filter(({ code }) => code === 'student_removed')).toMatchObject([{ name, by: 'staff' }])
  expect(await registrar.value('releaseStudent', { studentId })).toEqual({ wasBound: false })
  expect((await student.value('getMessages', { cursor: null })).messages).toHaveLength(messages.length)
})

test('who unlocks a student is told how many wrong tries are forgiven', async () => {
  const { student } = await boundStudent(campus)
  const registrar = await staffMember(campus, 'registrar')
  await registrar.value('releaseStudent', { studentId: student.id })
  const wrong = byIdentity({ ...student, birthDate: '2001-01-01' })
  for (let tries = 0; tries < 2; tries += 1) await (await somebody(campus)).codes('bindStudent', wrong)
  expect(await registrar.value('unlockStudent', { studentId: student.id })).toEqual({ wrongTries: 2 })
  expect(await registrar.value('unlockStudent', { studentId: student.id })).toEqual({ wrongTries: 0 })
})
