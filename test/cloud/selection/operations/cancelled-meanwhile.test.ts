import type { SectionId } from '../../../../src/contract/catalogue/ids'
import type { OperationName, Operations } from '../../../../src/contract/operations'
import { openCampus, phone } from '../../../support/campus'
import { oneAfterAnother, theStudent } from '../../../support/one-after-another'
import { codesOf, type Somebody, staffMember } from '../../../support/people'
import { addCourse, newRequestId, startTestServer, type TestServer, termId } from '../../../support/small-college'

const campus = openCampus({ creditsMax: 100 })
let registrar: Somebody
// Each call at a server of its own: one server decides one after the other by itself.
let servers: TestServer[]
beforeAll(async () => {
  registrar = await staffMember(campus, 'registrar')
  servers = await Promise.all([1, 2].map(() => startTestServer(campus.database, { clock: () => campus.now })))
})
afterAll(() => Promise.all(servers.map(({ server }) => server.close())))

function at<Name extends OperationName>(
  index: number,
  name: Name,
  request: Operations[Name]['request'],
  { token }: { token: string },
): () => Promise<string> {
  return async () => codesOf(await (servers[index] ?? campus.server).call(name, request, token))
}

async function twoSections(code: string, capacity: number | null) {
  const { courseId, sectionIds } = await addCourse(campus.database, { code }, [
    { code: '01', capacity },
    { code: '02', capacity },
  ])
  const { '01': one, '02': two } = sectionIds as Record<'01' | '02', SectionId>
  return { courseId, one, two }
}

test('who has just changed to another section of the course keeps it when the first one is cancelled', async () => {
  const { courseId, one, two } = await twoSections('CANCEL 1', null)
  const student = await phone(campus)
  expect(await student.codes('selectSections', { sectionIds: [one] })).toBe('ok')
  const change = {
    requestId: newRequestId(),
    sectionIds: [two],
    dropCourseId: courseId,
  }
  const answers = await oneAfterAnother(campus.database, theStudent(student.id), [
    at(0, 'swapCourse', change, student),
    at(1, 'cancelSection', { sectionId: one, reason: '教师病休', isDryRun: false }, registrar),
  ])
  expect(answers).toEqual(['ok', 'ok'])
  const { rows } = await campus.database.query(
    `select section_id as id from enrolment where student_id = $1 and status = 'enrolled'`,
    [student.id],
  )
  expect(rows).toEqual([{ id: two }])
  // Nothing happened to them, so their history tells of nothing.
  const history = await student.call('getEnrolmentHistory', {
    termId,
    cursor: null,
  })
  expect(history.ok && history.value.events.map(({ kind }) => kind).sort()).toEqual(['select', 'swap'])
})

test('who waits by now for another section goes on waiting when the first one is cancelled', async () => {
  const { courseId, one, two } = await twoSections('CANCEL 2', 0)
  const student = await phone(campus)
  const wait = { isAutomatic: true, dropCourseId: null }
  expect(await student.codes('joinWaitlist', { sectionIds: [one], ...wait })).toBe('ok')
  const answers = await oneAfterAnother(campus.database, theStudent(student.id), [
    at(0, 'leaveWaitlist', { requestId: newRequestId(), courseId }, student),
    at(1, 'joinWaitlist', { requestId: newRequestId(), sectionIds: [two], ...wait }, student),
    at(2, 'cancelSection', { sectionId: one, reason: '教师病休', isDryRun: false }, registrar),
  ])
  expect(answers).toEqual(['ok', 'ok', 'ok'])
  const { rows } = await campus.database.query(
    `select p.section_id as id from waitlist_place p join waitlist_entry w on w.id = p.entry_id
     where w.student_id = $1 and w.ended_at is null`,
    [student.id],
  )
  expect(rows).toEqual([{ id: two }])
})
