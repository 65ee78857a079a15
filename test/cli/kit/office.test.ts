import { outcomeOf, withOffice } from '../../../src/cli/kit/office'
import { noteCommand } from '../../../src/cli/kit/who-is-here'
import type { OfficeCall } from '../../../src/cloud/call-context'
import type { ActsOf } from '../../../src/cloud/capabilities'
import type { AdviserRequestId } from '../../../src/contract/selection/ids'
import { openCampus } from '../../support/campus'
import { urlOfTestDatabase } from '../../support/database'
import { onRoster } from '../../support/people'

const campus = openCampus()
const { DATABASE_URL: urlBefore } = process.env
beforeEach(() => {
  process.env.DATABASE_URL = urlOfTestDatabase(campus.database)
})
afterAll(() => {
  if (urlBefore === undefined) delete process.env.DATABASE_URL
  else process.env.DATABASE_URL = urlBefore
})

async function holdsOn(studentId: number): Promise<number> {
  return (await campus.database.query('select from hold where student_id = $1', [studentId])).rows.length
}

test('nothing is changed by a command that the log does not keep', async () => {
  const { id: studentId } = await onRoster(campus.database)
  noteCommand({ by: '何敏', isWrittenDown: false })
  const placing = withOffice(async ({ act }) => act('placeHold', { studentId, reason: 'other', note: null }))
  await expect(placing).rejects.toThrow('placeHold changes something, and this command is not written down')
  expect(await holdsOn(studentId)).toBe(0)
  noteCommand({ by: '何敏', isWrittenDown: true })
  expect(await withOffice(async ({ act }) => act('placeHold', { studentId, reason: 'other', note: null }))).toEqual({
    ok: true,
    value: { isNew: true },
  })
})

test('what does not fit an operation is refused at the command line as over HTTP, and told in a line', async () => {
  const { id: studentId } = await onRoster(campus.database)
  noteCommand({ by: '何敏', isWrittenDown: true })
  const note = '长'.repeat(301)
  const reply = await withOffice(({ act }) => act('placeHold', { studentId, reason: 'other', note }))
  expect(reply).toMatchObject({ ok: false, refusals: [{ code: 'malformed_request', path: 'note' }] })
  expect(() => outcomeOf(reply, () => undefined)).toThrow(/^note: /)
  expect(await holdsOn(studentId)).toBe(0)
})

test('an act at the command line is refused by the same rules as over HTTP', async () => {
  noteCommand({ by: '何敏', isWrittenDown: true })
  const adviserRequestId = '00000000-0000-4000-8000-000000000000' as AdviserRequestId
  const reply = await withOffice(({ act }) => act('refuseAdviserRequest', { adviserRequestId, answer: '不行' }))
  expect(reply).toEqual({ ok: false, refusals: [{ code: 'adviser_request_not_found' }] })
})

test('what somebody does for themselves is no act of a command, nor is what asks who is signed in', async () => {
  const acts: ActsOf<OfficeCall>[] = ['placeHold', 'setSectionSeats']
  // @ts-expect-error: the desk is that of whoever is signed in.
  acts.push('getStaffDesk')
  // @ts-expect-error: a code is sealed, and this call has no keys.
  acts.push('issueActivationCode')
  noteCommand({ by: '何敏', isWrittenDown: true })
  // @ts-expect-error: a command has no account.
  const asking = withOffice(({ act }) => act('getPerson', {}))
  await expect(asking).rejects.toThrow('getPerson is no act of staff')
})
