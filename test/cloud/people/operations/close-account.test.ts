import readXlsx from 'read-excel-file/node'
import { addGuardian } from '../../../../src/cloud/people/tables/guardians'
import { oneSection, openCampus } from '../../../support/campus'
import { testVault } from '../../../support/data-keys'
import { boundStudent, byCode, type Somebody, somebody } from '../../../support/people'
import { newRequestId, termId } from '../../../support/small-college'

const campus = openCampus()

/** Every row of the database as text. */
async function dump(): Promise<string> {
  const { rows } = await campus.database.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  )
  const texts = []
  for (const { name } of rows) {
    const table = await campus.database.query<{ row: string }>(`select t::text as row from "${name}" t`)
    texts.push(...table.rows.map(({ row }) => row))
  }
  return texts.join('\n')
}

async function guardianOf(student: Somebody, name: string): Promise<Somebody> {
  const { token } = await student.value('inviteGuardian', { requestId: newRequestId(), kinship: 'father' })
  const guardian = await somebody(campus)
  const { wards } = await guardian.value('acceptInvitation', { token, name })
  await student.value('confirmGuardian', { bindingId: wards[0]?.bindingId as never })
  return guardian
}

test('a student who leaves takes name, number, wishes and guardians along; seats and history stay under a pseudonym', async () => {
  const student = await boundStudent(campus, { number: '20251234', name: '欧阳若溪' })
  const guardian = await guardianOf(student, '欧阳建军')
  await addGuardian(campus.database, testVault, {
    studentId: student.student.id,
    name: '司马秀英',
    kinship: 'mother',
    phone: '+8613800007777',
  })
  const course = await oneSection(campus)
  await student.value('selectSections', { requestId: newRequestId(), ...course.sections })
  const reason = '家里有事需要这门课'
  const other = await oneSection(campus)
  await student.value('askAdviser', { requestId: newRequestId(), kind: 'section_full', ...other.sections, reason })
  const { rows: accounts } = await campus.database.query('select openid from account where id = $1', [
    student.accountId,
  ])

  const before = await dump()
  for (const trace of ['欧阳若溪', '20251234', '欧阳建军', '司马秀英', reason, accounts[0].openid])
    expect(before).toContain(trace)
  await student.value('closeAccount', {})
  const after = await dump()
  for (const trace of ['欧阳若溪', '20251234', '司马秀英', reason, accounts[0].openid])
    expect(after).not.toContain(trace)

  expect(await student.codes('getPerson', {})).toBe('session_required')
  const { rows: kept } = await campus.database.query(
    `select st.number, st.name, e.status from enrolment e join student st on st.id = e.student_id where st.id = $1`,
    [student.student.id],
  )
  expect(kept).toEqual([{ number: `left-${student.student.id}`, name: '已注销', status: 'enrolled' }])
  const [message] = (await guardian.value('getMessages', { cursor: null })).messages
  expect(message).toMatchObject({ code: 'student_left', name: '欧**溪' })
  expect((await guardian.value('getPerson', {})).wards).toEqual([])
  expect(await guardian.codes('getStudentTerm', { termId, studentId: student.student.id })).toBe('not_your_student')
})

test('whoever leaves gives up their place in every queue to the next', async () => {
  const [holder, leaver, next] = [await boundStudent(campus), await boundStudent(campus), await boundStudent(campus)]
  const course = await oneSection(campus, { capacity: 1 })
  await holder.value('selectSections', { requestId: newRequestId(), ...course.sections })
  for (const waiting of [leaver, next])
    await waiting.value('joinWaitlist', {
      requestId: newRequestId(),
      ...course.sections,
      isAutomatic: true,
      dropCourseId: null,
    })
  const place = async () => (await next.value('getStudentTerm', { termId })).waitlist[0]?.position
  expect(await place()).toBe(2)
  await leaver.value('closeAccount', {})
  expect(await place()).toBe(1)
})

test('nobody binds to a student who has left, whatever they know', async () => {
  const student = await boundStudent(campus, { number: '20255678' })
  await student.value('closeAccount', {})
  const again = await somebody(campus)
  expect(await again.codes('bindStudent', byCode(student.student))).toBe('binding_refused')
  const pseudonym = { ...student.student, number: `left-${student.student.id}`, name: '已注销' }
  expect(await again.codes('bindStudent', byCode(pseudonym))).toBe('binding_refused')
})

test('a guardian who leaves is gone for the student, who is told', async () => {
  const student = await boundStudent(campus)
  const guardian = await guardianOf(student, '尉迟敬之')
  await guardian.value('closeAccount', {})
  expect((await student.value('getGuardians', {})).guardians).toEqual([])
  const [message] = (await student.value('getMessages', { cursor: null })).messages
  expect(message).toMatchObject({ code: 'guardian_removed', name: '尉**之', by: 'guardian' })
  expect(await dump()).not.toContain('尉迟敬之')
})

test('whoever left and signs in again begins anew', async () => {
  const person = await somebody(campus)
  const { rows } = await campus.database.query('select openid from account where id = $1', [person.accountId])
  await person.value('closeAccount', {})
  const { rows: again } = await campus.database.query('insert into account (openid) values ($1) returning id', [
    rows[0].openid,
  ])
  expect(again[0].id).not.toBe(person.accountId)
})

test('the workbook of my data has everything that names me, opened, and nobody else', async () => {
  const student = await boundStudent(campus, {
    number: '20259999',
    name: '慕容雪',
    identityNumber: '110101200605170036',
  })
  const other = await boundStudent(campus, { number: '20250000', name: '独孤信' })
  const course = await oneSection(campus)
  await student.value('selectSections', { requestId: newRequestId(), ...course.sections })
  await other.value('selectSections', { requestId: newRequestId(), ...course.sections })
  await guardianOf(student, '慕容博')
  const { base64, fileName } = await student.value('exportMyData', {})
  expect(fileName).toMatch(/^my-data-\d{4}-\d\d-\d\d\.xlsx$/)
  const sheets = await readXlsx(Buffer.from(base64, 'base64'))
  const text = JSON.stringify(sheets)
  for (const mine of ['20259999', '慕容雪', '110101200605170036', '2006-05-17', '慕容博', course.code])
    expect(text).toContain(mine)
  for (const foreign of ['20250000', '独孤信', student.token]) expect(text).not.toContain(foreign)
})
