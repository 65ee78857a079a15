import { startSession } from '../../../../src/cloud/people/tables/sessions'
import { openCampus } from '../../../support/campus'
import { codesOf, somebody } from '../../../support/people'

const campus = openCampus()

test('every phone of a person is listed, this one first, and can be signed out from another', async () => {
  const person = await somebody(campus)
  const { token: lost } = await startSession(campus.database, person.accountId, campus.now, 'iPhone 13')
  const { sessions } = await person.value('getSessions', {})
  expect(sessions).toMatchObject([
    { isThis: true, device: null },
    { isThis: false, device: 'iPhone 13' },
  ])
  await person.value('endSession', { sessionId: sessions[1]?.id as never })
  expect(codesOf(await campus.server.call('getPerson', {}, lost))).toBe('session_required')
  expect(await person.codes('getPerson', {})).toBe('ok')
})

test('nobody ends the session of somebody else', async () => {
  const [one, other] = [await somebody(campus), await somebody(campus)]
  const { sessions } = await one.value('getSessions', {})
  expect(await other.codes('endSession', { sessionId: sessions[0]?.id as never })).toBe('session_not_found')
  expect(await one.codes('getPerson', {})).toBe('ok')
})

test('all other phones are signed out at once, this one and those of others stay', async () => {
  const [person, other] = [await somebody(campus), await somebody(campus)]
  for (let phones = 0; phones < 3; phones += 1) await startSession(campus.database, person.accountId, campus.now)
  await person.value('endOtherSessions', {})
  expect((await person.value('getSessions', {})).sessions).toHaveLength(1)
  expect(await other.codes('getPerson', {})).toBe('ok')
})
