import { createServer } from '../../../src/cloud/main'
import type { OperationName, Operations } from '../../../src/contract/operations'
import { openCampus } from '../../support/campus'
import { byCode, onRoster, somebody } from '../../support/people'
import { serverPartsOf } from '../../support/small-college'

const campus = openCampus()

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
