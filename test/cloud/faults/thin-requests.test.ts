import { inTransaction } from '../../../src/cloud/kernel/database/database'
import { thinRequests } from '../../../src/cloud/selection/jobs/thin-requests'
import { deleteOldRefusals, readRefusedStudents } from '../../../src/cloud/selection/tables/refused-requests'
import { openCampus, phones } from '../../support/campus'
import { rowsReadBy } from '../../support/rows-read'

const campus = openCampus()

async function addRefusals(studentId: number, count: number, age: string): Promise<void> {
  await campus.database.query(
    `insert into enrolment_request (id, student_id, body, reply, decided_at)
     select gen_random_uuid(), $1, '{"kind":"select","sectionIds":[]}', '{"ok":false,"refusals":[]}',
       $3::timestamptz - $4::interval - n * interval '1 millisecond' from generate_series(1, $2) n`,
    [studentId, count, campus.now, age],
  )
}

async function countOf(studentId: number): Promise<number> {
  const { rows } = await campus.database.query('select count(*) from enrolment_request where student_id = $1', [
    studentId,
  ])
  return rows[0]?.count
}

test('refusals of a student beyond two hundred go after a day, all after a year, and what was granted stays', async () => {
  const [often, seldom] = await phones(campus, 2)
  if (!often || !seldom) throw new Error('two students')
  await campus.database.query(
    `insert into enrolment_request (id, student_id, body, reply, decided_at)
     values (gen_random_uuid(), $1, '{"kind":"drop","courseId":1}', '{"ok":true,"value":{}}', now() - interval '3 years')`,
    [often.id],
  )
  await addRefusals(often.id, 1500, '2 days')
  await addRefusals(often.id, 150, '1 hour')
  await addRefusals(seldom.id, 30, '60 days')
  await addRefusals(seldom.id, 30, '366 days')
  expect(await thinRequests({ database: campus.database, clock: () => campus.now })).toBe(1450 + 30)
  expect(await countOf(often.id)).toBe(200 + 1)
  expect(await countOf(seldom.id)).toBe(30)
  expect(await thinRequests({ database: campus.database, clock: () => campus.now })).toBe(0)
})

test('a plan of which nothing was granted goes as a refusal does, one of which anything was stays', async () => {
  const [student] = await phones(campus, 1)
  if (!student) throw new Error('a student')
  const refused = { courseId: 1, courseCode: 'A', refusals: [{ code: 'section_full' }] }
  const granted = { courseId: 2, courseCode: 'B', refusals: [] }
  const plans = [[refused, refused], [refused], [], [refused, granted]]
  await campus.database.query(
    `insert into enrolment_request (id, student_id, body, reply, decided_at)
     select gen_random_uuid(), $1, '{"kind":"plan","items":[]}',
       jsonb_build_object('ok', true, 'value', jsonb_build_object('items', items)), now() - interval '2 years'
     from jsonb_array_elements($2::jsonb) items`,
    [student.id, JSON.stringify(plans)],
  )
  expect(await thinRequests({ database: campus.database, clock: () => campus.now })).toBe(3)
  expect(await countOf(student.id)).toBe(1)
})

test('a part looks at what it keeps and deletes, however much there is of it', async () => {
  const [noisy] = await phones(campus, 1)
  if (!noisy) throw new Error('a student')
  await addRefusals(noisy.id, 20_000, '2 days')
  await campus.database.query('analyze enrolment_request')
  const lookedAt = await inTransaction(campus.database, (connection) =>
    rowsReadBy(connection, 'enrolment_request', async () => {
      expect(await readRefusedStudents(connection, null, 100)).toContain(noisy.id)
      expect(await deleteOldRefusals(connection, [noisy.id], campus.now, 50)).toBe(50)
    }),
  )
  expect(lookedAt).toBeLessThan(2000)
})

test('the database itself lets nothing go that was granted or is younger than a day', async () => {
  const [student] = await phones(campus, 1)
  if (!student) throw new Error('a student')
  await addRefusals(student.id, 1, '1 hour')
  const remove = (which: string) =>
    inTransaction(campus.database, async (connection) => {
      await connection.query(`select set_config('campus.is_thinning', 'on', true)`)
      return connection.query(`delete from enrolment_request where ${which}`)
    })
  await expect(remove(`student_id = ${student.id}`)).rejects.toThrow('append-only')
  await expect(remove(`(reply ->> 'ok')::boolean`)).rejects.toThrow('append-only')
  await expect(campus.database.query('delete from enrolment_request')).rejects.toThrow('append-only')
})
