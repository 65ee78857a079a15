import { inTransaction } from '../../../../src/cloud/kernel/database/database'
import { readHistory } from '../../../../src/cloud/selection/tables/enrolment-history'
import type { Operations } from '../../../../src/contract/operations'
import type { StudentId } from '../../../../src/contract/people/ids'
import type { Reply } from '../../../../src/contract/refusal'
import { oneSection, openCampus, type Phone, phone } from '../../../support/campus'
import { rowsReadBy } from '../../../support/rows-read'
import { termId } from '../../../support/small-college'

const campus = openCampus()

const cursorOf = (position: unknown) => Buffer.from(JSON.stringify(position)).toString('base64url')
const page = (student: Phone, cursor: string | null) => student.codes('getEnrolmentHistory', { termId, cursor })

test.each([
  ['a year that no calendar here has', { at: '0000-01-01T00:00:00Z', key: '' }],
  ['an offset that no place has', { at: '2026-11-22T00:00:00+23:59', key: '' }],
  ['a NUL in the key', { at: '2026-11-22T00:00:00Z', key: 'a\0b' }],
  ['half a character in the key', { at: '2026-11-22T00:00:00Z', key: '\ud800' }],
  ['SQL in the time', { at: "2026-11-22T00:00:00Z'; drop table student; --", key: '' }],
  ['nothing of a cursor', null],
])('a cursor with %s is no cursor, not an outage', async (_what, position) => {
  expect(await page(await phone(campus), cursorOf(position))).toBe('cursor_invalid')
})

test('a history of more than a page is told to its end, each try once', async () => {
  const student = await phone(campus)
  const course = await oneSection(campus)
  await addTries(student.id, course.sections.sectionIds)
  const told: string[] = []
  let cursor: string | null = null
  do {
    const reply: Reply<Operations['getEnrolmentHistory']['reply']> = await student.call('getEnrolmentHistory', {
      termId,
      cursor,
    })
    if (!reply.ok) throw new Error(`refused: ${reply.refusals[0]?.code}`)
    told.push(...reply.value.events.map(({ at }) => at))
    cursor = reply.value.nextCursor
  } while (cursor !== null)
  expect(new Set(told).size).toBe(120)
  expect(told).toHaveLength(120)
})

test('a page of a long history reads little more than the page', async () => {
  const student = await phone(campus)
  await addTries(student.id, [], 20_000)
  await campus.database.query('analyze enrolment_request')
  const lookedAt = await inTransaction(campus.database, (connection) =>
    rowsReadBy(connection, 'enrolment_request', async () => {
      const first = await readHistory(connection, student.id, null, 50)
      expect(await readHistory(connection, student.id, first.at(-1) ?? null, 50)).toHaveLength(50)
    }),
  )
  expect(lookedAt).toBeLessThan(500)
})

/** Tries of a student, a millisecond apart. */
async function addTries(studentId: StudentId, sectionIds: readonly number[], count = 120): Promise<void> {
  await campus.database.query(
    `insert into enrolment_request (id, student_id, body, reply, decided_at)
     select gen_random_uuid(), $1, $2, '{"ok":false,"refusals":[]}', timestamptz '2026-11-22T08:00:00+08:00' + n * interval '1 ms'
     from generate_series(1, $3) n`,
    [studentId, JSON.stringify({ kind: 'select', sectionIds }), count],
  )
}
