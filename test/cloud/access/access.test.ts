import { readFileSync, writeFileSync } from 'node:fs'
import type { OperationDeclaration } from '../../../src/contract/kernel/operation'
import { type OperationName, operations } from '../../../src/contract/operations'
import type { RefusalCode } from '../../../src/contract/refusal'
import { openCampus } from '../../support/campus'
import { addCourse, only } from '../../support/small-college'
import { type Household, type Offer, openHousehold, requests } from './access-campus'
import { accessPage, accessPagePath, type CallerKind, callers, readAccessTable } from './access-table'

const campus = openCampus()
/** `npm run docs` writes down what the server answers; else the page must say it. */
const isWriting = process.env.WRITE_ACCESS_PAGE !== undefined
const table: ReturnType<typeof readAccessTable> = isWriting ? new Map() : readAccessTable()
const names = Object.keys(operations) as OperationName[]

/** The refusals that say who may call; all others come from an operation that was let in. */
const accessCodes: readonly RefusalCode[] = [
  'session_required',
  'session_expired',
  'student_required',
  'role_required',
  'not_your_student',
  'scope_closed',
  'binding_not_found',
  'consent_required',
]

let offer: Offer
let house: Household

beforeAll(async () => {
  const { courseId, sectionIds } = await addCourse(campus.database, { code: 'CS 1101' }, [{ code: '01' }])
  const { rows } = await campus.database.query<Pick<Offer, 'roundId'>>('select id as "roundId" from selection_round')
  offer = { courseId, sectionId: sectionIds['01'] as Offer['sectionId'], roundId: only(rows).roundId }
})

beforeEach(async () => {
  house = await openHousehold(campus.database, campus.now)
})

async function answerTo(name: OperationName, caller: CallerKind): Promise<RefusalCode | 'let in'> {
  const reply = await campus.server.call(name, requests[name](house, offer) as never, house.tokens[caller])
  // What was let in may have changed the household.
  if (reply.ok && operations[name].repeat !== 'read') house = await openHousehold(campus.database, campus.now)
  const barred = reply.ok ? undefined : reply.refusals.find(({ code }) => accessCodes.includes(code))
  return barred?.code ?? 'let in'
}

test.each(names)('%s lets in whom docs/access.md names, and nobody else', async (name) => {
  const answers = {} as Record<CallerKind, RefusalCode | 'let in'>
  for (const caller of callers) answers[caller] = await answerTo(name, caller)
  if (isWriting) table.set(name, answers)
  expect(answers).toEqual(table.get(name))
})

test('docs/access.md says what the contract declares, with a row for every operation and for nothing else', () => {
  if (isWriting) writeFileSync(accessPagePath, accessPage(table))
  expect(readFileSync(accessPagePath, 'utf8')).toBe(accessPage(table))
  expect([...readAccessTable().keys()].sort()).toEqual([...names].sort())
})

test.each(names.filter((name) => (operations[name] as OperationDeclaration).needsConsent))(
  '%s waits for consent to the privacy text in force',
  async (name) => {
    await campus.database.query(`update institution set privacy_version = 'later'`)
    expect(await answerTo(name, 'the student')).toBe('consent_required')
  },
)

test('staff whose role was taken away are nobody special any more', async () => {
  expect(await answerTo('getStaffDesk', 'registrar')).toBe('let in')
  await campus.database.query('delete from staff_role')
  expect(await answerTo('getStaffDesk', 'registrar')).toBe('role_required')
})

test('a guardian whose binding has ended sees nothing any more', async () => {
  expect(await answerTo('getStudentTerm', 'guardian who sees all')).toBe('let in')
  const { bindingId, tokens } = house
  await campus.server.call('removeBinding', { bindingId }, tokens['the student'])
  expect(await answerTo('getStudentTerm', 'guardian who sees all')).toBe('not_your_student')
})
