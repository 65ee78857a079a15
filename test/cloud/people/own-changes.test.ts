import { createServer } from '../../../src/cloud/main'
import type { OperationName, Operations } from '../../../src/contract/operations'
import { oneSection, openCampus, phone } from '../../support/campus'
import { byCode, onRoster, somebody, staffMember } from '../../support/people'
import { newRequestId, serverPartsOf } from '../../support/small-college'

const campus = openCampus({ creditsMax: 100 })

test('whoever binds a student is that student in the next call, however long a server remembers sessions', async () => {
  // What is remembered holds for longer than this test lasts.
  const server = createServer({ database: campus.database, ...serverPartsOf(), readsAgeMaxMs: 600_000 })
  const person = await somebody(campus)
  const student = await onRoster(campus.database)
  const call = async <Name extends OperationName>(name: Name, payload: Operations[Name]['request']) => {
    const headers = { authorization: `Bearer ${person.token}` }
    return (
      await server.inject({ method: 'POST', url: `/api/${name}`, headers, payload: JSON.stringify(payload) })
    ).json()
  }
  // Remembered, after the first question of what has changed.
  for (let times = 0; times < 3; times += 1) expect(await call('getGuardians', {})).toMatchObject({ ok: false })
  expect(await call('bindStudent', byCode(student))).toMatchObject({ ok: true })
  expect(await call('getGuardians', {})).toMatchObject({ ok: true })
  expect(await call('signOut', {})).toMatchObject({ ok: true })
  expect(await call('getPerson', {})).toMatchObject({ ok: false, refusals: [{ code: 'session_required' }] })
  await server.close()
})

test('whom a registrar has parted from an account gets no course dropped by it in the next call', async () => {
  const server = createServer({ database: campus.database, ...serverPartsOf(), readsAgeMaxMs: 600_000 })
  const registrar = await staffMember(campus, 'registrar')
  const student = await phone(campus)
  const course = await oneSection(campus, { capacity: 3 })
  const call = async <Name extends OperationName>(token: string, name: Name, payload: Operations[Name]['request']) => {
    const headers = { authorization: `Bearer ${token}` }
    return (
      await server.inject({ method: 'POST', url: `/api/${name}`, headers, payload: JSON.stringify(payload) })
    ).json()
  }
  await call(student.token, 'selectSections', { requestId: newRequestId(), ...course.sections })
  // Remembered, after the first question of what has changed.
  for (let times = 0; times < 3; times += 1) await call(student.token, 'getPerson', {})
  expect(await call(registrar.token, 'releaseStudent', { studentId: student.id })).toMatchObject({ ok: true })
  const dropped = await call(student.token, 'dropCourse', { requestId: newRequestId(), ...course.whole })
  expect(dropped).toMatchObject({ ok: false, refusals: [{ code: 'student_required' }] })
  await server.close()
})
