import readXlsx from 'read-excel-file/node'
import { endSelfBinding } from '../../../../src/cloud/people/tables/bindings'
import { sheetRowsMax } from '../../../../src/cloud/people/tables/my-data'
import { openCampus } from '../../../support/campus'
import { boundStudent, type Somebody, somebody } from '../../../support/people'
import { newRequestId } from '../../../support/small-college'

const campus = openCampus()

async function exported(person: Somebody): Promise<string> {
  const { base64 } = await person.value('exportMyData', {})
  return JSON.stringify(await readXlsx(Buffer.from(base64, 'base64')))
}

test('who accepted a card learns the student’s number only once the student has confirmed', async () => {
  const student = await boundStudent(campus, { number: '20251234', name: '闻人月' })
  const { token } = await student.value('inviteGuardian', { requestId: newRequestId(), kinship: 'mother' })
  const guardian = await somebody(campus)
  const { wards } = await guardian.value('acceptInvitation', { token, name: '闻人母' })
  const bindingId = wards[0]?.bindingId as never
  expect(await exported(guardian)).not.toContain('20251234')
  await student.value('confirmGuardian', { bindingId })
  expect(await exported(guardian)).toContain('20251234')
})

test('who was declined takes neither number nor name away', async () => {
  const student = await boundStudent(campus, { number: '20255678', name: '东方朔' })
  const { token } = await student.value('inviteGuardian', { requestId: newRequestId(), kinship: 'mother' })
  const stranger = await somebody(campus)
  const { wards } = await stranger.value('acceptInvitation', { token, name: '生人' })
  await student.value('removeBinding', { bindingId: wards[0]?.bindingId as never })
  const kept = await exported(stranger)
  for (const foreign of ['20255678', '东方朔']) expect(kept).not.toContain(foreign)
  const [message] = (await stranger.value('getMessages', { cursor: null })).messages
  expect(message).toMatchObject({ code: 'guardian_declined', name: '东*朔' })
  expect(await exported(student)).toContain('20255678')
})

test('who was bound to a student by mistake takes nothing of them away once it is put right', async () => {
  const student = await boundStudent(campus, { number: '20259876', name: '南宫雪' })
  expect(await exported(student)).toContain('20259876')
  await endSelfBinding(campus.database, student.student.id, campus.now)
  const kept = await exported(student)
  for (const foreign of ['20259876', '南宫雪']) expect(kept).not.toContain(foreign)
})

test('of requests beyond number the newest are taken away, and of nothing more rows than a server has memory for', async () => {
  const { student, value } = await boundStudent(campus)
  await campus.database.query(
    `insert into enrolment_request (id, student_id, body, reply, decided_at)
     select gen_random_uuid(), $1, '{"kind":"select","sectionIds":[]}', '{"ok":false,"refusals":[]}',
       timestamptz '2026-11-22T08:00:00Z' + n * interval '1 s' from generate_series(1, $2) n`,
    [student.id, sheetRowsMax + 10],
  )
  await campus.database.query(
    `insert into guardian_invitation (id, token_hash, student_id, kinship, made_at, expires_at, status, ended_at)
     select id, decode(md5(id::text) || md5(id::text), 'hex'), $1, 'father', now(), now(), 'cancelled', now()
     from (select gen_random_uuid() as id from generate_series(1, $2)) cards`,
    [student.id, sheetRowsMax + 10],
  )
  const { base64 } = await value('exportMyData', {})
  const sheets = await readXlsx(Buffer.from(base64, 'base64'))
  const rowsOf = (start: string) => sheets.find(({ sheet }) => sheet.startsWith(start))?.data
  expect(rowsOf('选课请求')).toHaveLength(1 + sheetRowsMax)
  expect(rowsOf('选课请求')?.[1]?.[0]).toBe('2026-11-22T08:00:11Z')
  expect(rowsOf('家长邀请')).toHaveLength(1 + sheetRowsMax)
})
