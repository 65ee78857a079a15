import { writeFile } from 'node:fs/promises'
import { readTableFile } from '../../../../src/cli/kit/table-file'
import { inTransaction } from '../../../../src/cloud/kernel/database/database'
import type { SectionId } from '../../../../src/contract/catalogue/ids'
import type { Operations } from '../../../../src/contract/operations'
import type { AdviserRequestId } from '../../../../src/contract/selection/ids'
import { oneSection, openCampus, type Phone, phone, phones } from '../../../support/campus'
import { boundStudent, codesOf, onRoster, refusalIn, type Somebody, staffMember } from '../../../support/people'
import { addCourse, only, termId } from '../../../support/small-college'
import { fileOf, removeFiles } from '../../catalogue/import/files'

const campus = openCampus({ creditsMax: 4 })
afterAll(removeFiles)

async function asks(
  student: Phone,
  kind: Operations['askAdviser']['request']['kind'],
  sections: { sectionIds: SectionId[] },
): Promise<AdviserRequestId> {
  const reply = await student.call('askAdviser', { kind, ...sections, reason: '毕业需要' })
  if (!reply.ok) throw new Error(JSON.stringify(reply.refusals))
  return reply.value.id
}

/** A meeting on Monday mornings, all weeks. */
const monday = { weekday: 1, start: 480, end: 570, weeks: 0xffff }

const openIds = async (staff: Somebody) => {
  const { requests } = await staff.value('getStaffRequests', { termId, which: 'open', cursor: null })
  return requests.map(({ id }) => id)
}

test('staff answer a request on the phone with a word, and the student reads it and chooses', async () => {
  const course = await oneSection(campus, { credits: 5 })
  const student = await phone(campus)
  const id = await asks(student, 'credit_limit', course.sections)
  const adviser = await staffMember(campus, 'adviser')
  const { requests } = await adviser.value('getStaffRequests', { termId, which: 'open', cursor: null })
  expect(requests).toMatchObject([
    {
      id,
      student: { id: student.id },
      kind: 'credit_limit',
      courseCode: course.code,
      sectionCodes: ['01'],
      reason: '毕业需要',
    },
  ])
  await adviser.value('grantAdviserRequest', { adviserRequestId: id, answer: '同意，注意身体' })
  expect(await openIds(adviser)).toEqual([])
  const decided = await adviser.value('getStaffRequests', { termId, which: 'decided', cursor: null })
  expect(decided.requests[0]).toMatchObject({ id, status: 'granted', answer: '同意，注意身体', decidedBy: '何敏' })
  const mine = await student.call('getAdviserRequests', { termId })
  expect(mine).toMatchObject({ value: { requests: [{ answer: '同意，注意身体', isUsable: true }] } })
  expect(await student.codes('selectSections', course.sections)).toBe('ok')
})

test('an answer that comes twice is one answer; another answer is told who was quicker', async () => {
  const course = await oneSection(campus, { credits: 5 })
  const id = await asks(await phone(campus), 'credit_limit', course.sections)
  const adviser = await staffMember(campus, 'adviser')
  const refuse = { adviserRequestId: id, answer: '请先完成必修课' }
  await adviser.value('refuseAdviserRequest', refuse)
  expect(await adviser.codes('refuseAdviserRequest', refuse)).toBe('ok')
  const other = await adviser.call('grantAdviserRequest', { adviserRequestId: id, answer: '同意' })
  expect(refusalIn(other)).toEqual({ code: 'adviser_request_decided', status: 'refused', decidedBy: '何敏' })
})

test('of two members of staff who answer at one moment, one decides and the other is told', async () => {
  const course = await oneSection(campus, { capacity: 1 })
  const [holder, asking] = (await phones(campus, 2)) as [Phone, Phone]
  await holder.call('selectSections', course.sections)
  const id = await asks(asking, 'section_full', course.sections)
  const [one, other] = [await staffMember(campus, 'registrar'), await staffMember(campus, 'adviser')]
  // Both have been let in and wait for the student, whom a third connection holds.
  const answers = await inTransaction(campus.database, async (connection) => {
    await connection.query('select 1 from student where id = $1 for no key update', [asking.id])
    const sent = [
      one.call('grantAdviserRequest', { adviserRequestId: id, answer: '同意' }),
      other.call('refuseAdviserRequest', { adviserRequestId: id, answer: '不同意' }),
    ]
    for (;;) {
      const { rows } = await campus.database.query<{ waiting: number }>(
        `select count(*)::integer as waiting from pg_stat_activity
         where datname = current_database() and wait_event_type = 'Lock' and query like '%from student%'`,
      )
      if (only(rows).waiting === 2) return sent
    }
  })
  const replies = await Promise.all(answers)
  expect(replies.map(({ ok }) => ok).sort()).toEqual([false, true])
  const { rows } = await campus.database.query(
    `select a.status, (select count(*)::integer from waitlist_place p where p.section_id = any (a.section_ids)
       and p.state = 'offered') as offers from adviser_request a where a.id = $1`,
    [id],
  )
  expect(rows).toEqual([replies[0]?.ok ? { status: 'granted', offers: 1 } : { status: 'refused', offers: 0 }])
})

test('a seat granted on the phone is for that student alone', async () => {
  const course = await oneSection(campus, { capacity: 1 })
  const [holder, asking] = (await phones(campus, 2)) as [Phone, Phone]
  await holder.call('selectSections', course.sections)
  const id = await asks(asking, 'section_full', course.sections)
  const registrar = await staffMember(campus, 'registrar')
  const { seat } = await registrar.value('grantAdviserRequest', { adviserRequestId: id, answer: '同意' })
  expect(seat).toMatchObject({ enlarged: [{ name: `${course.code} 01`, capacity: 2 }], isRoundOpen: true })
  expect(await asking.codes('acceptOffer', course.whole)).toBe('ok')
})

test('whoever grants a seat is told first which rules bar the student still, and may grant it despite them', async () => {
  const course = await oneSection(campus, { capacity: 1 })
  const [holder, asking] = (await phones(campus, 2)) as [Phone, Phone]
  await holder.call('selectSections', course.sections)
  const id = await asks(asking, 'section_full', course.sections)
  await campus.database.query(`insert into hold (student_id, reason, note) values ($1, 'unpaid_bill', '住宿费')`, [
    asking.id,
  ])
  await campus.database.query(
    `insert into course_result (student_id, course_code, taken_in, grade, is_passed) values ($1, $2, '2025', 81, true)`,
    [asking.id, course.code],
  )
  const registrar = await staffMember(campus, 'registrar')
  const request = { adviserRequestId: id, answer: '同意' }
  const refused = await registrar.call('grantAdviserRequest', request)
  expect(refused).toMatchObject({
    ok: false,
    refusals: [
      { code: 'student_still_barred', courseCode: course.code },
      { code: 'on_hold', reason: 'unpaid_bill', note: '住宿费' },
      { code: 'course_taken', takenIn: '2025', isPassed: true },
    ],
  })
  expect(await seatsOf(course.sections)).toEqual([{ capacity: 1, kept: 0 }])
  expect(await openIds(registrar)).toContain(id)
  await registrar.value('grantAdviserRequest', { ...request, isDespite: true })
  expect(await seatsOf(course.sections)).toEqual([{ capacity: 2, kept: 1 }])
  const mine = await asking.call('getStudentTerm', { termId })
  expect(mine).toMatchObject({
    value: { waitlist: [{ offer: { refusals: [{ code: 'on_hold' }, { code: 'course_taken' }] } }] },
  })
})

/** Capacity and kept seats of sections. */
async function seatsOf({ sectionIds }: { sectionIds: readonly SectionId[] }) {
  const { rows } = await campus.database.query(
    `select s.capacity, (select count(*)::integer from waitlist_place p where p.section_id = s.id and p.state = 'offered')
       as kept from section s where s.id = any ($1)`,
    [sectionIds],
  )
  return rows
}

test('a granted rule bars no more, and a clash that stays is told before anything is granted', async () => {
  const [taken, wanted] = [
    await oneSection(campus, { meetings: [monday] }),
    await oneSection(campus, { credits: 5, meetings: [monday] }),
  ]
  const student = await phone(campus)
  await student.call('selectSections', taken.sections)
  const adviser = await staffMember(campus, 'adviser')
  const clash = await asks(student, 'time_clash', wanted.sections)
  const refused = await adviser.call('grantAdviserRequest', { adviserRequestId: clash, answer: '同意' })
  expect(codesOf(refused)).toBe('student_still_barred credit_limit')
  const limit = await asks(student, 'credit_limit', wanted.sections)
  const other = await adviser.call('grantAdviserRequest', { adviserRequestId: limit, answer: '同意' })
  expect(codesOf(other)).toBe('student_still_barred time_clash')
  await adviser.value('grantAdviserRequest', { adviserRequestId: limit, answer: '同意', isDespite: true })
  await adviser.value('grantAdviserRequest', { adviserRequestId: clash, answer: '同意' })
  expect(await student.codes('selectSections', wanted.sections)).toBe('ok')
})

test('a request is shown with the department, the year of study and the holds of who asks', async () => {
  const course = await oneSection(campus, { credits: 5 })
  const student = await phone(campus)
  await campus.database.query(
    `with d as (insert into department (code, name) values ('ASK', '问学院') returning id)
     update student set standing = 3, department_id = d.id from d where student.id = $1`,
    [student.id],
  )
  await campus.database.query(
    `insert into hold (student_id, reason, note, placed_at) values ($1, 'unpaid_bill', '住宿费', '2026-11-02T09:30:00.250Z')`,
    [student.id],
  )
  const id = await asks(student, 'credit_limit', course.sections)
  const adviser = await staffMember(campus, 'adviser')
  const { requests } = await adviser.value('getStaffRequests', { termId, which: 'open', cursor: null })
  expect(requests.find((one) => one.id === id)).toMatchObject({
    student: { standing: 3, department: { code: 'ASK', name: '问学院', nameEn: null } },
    holds: [{ reason: 'unpaid_bill', note: '住宿费', placedAt: '2026-11-02T09:30:00.250Z' }],
  })
  await adviser.value('refuseAdviserRequest', { adviserRequestId: id, answer: '请先缴费' })
})

test('what cannot be granted stays open, and nothing of it is written', async () => {
  const course = await oneSection(campus, { capacity: 1 })
  const [holder, asking] = (await phones(campus, 2)) as [Phone, Phone]
  await holder.call('selectSections', course.sections)
  const id = await asks(asking, 'section_full', course.sections)
  await campus.database.query('update section set withdrawn_at = now() where id = any ($1)', [
    course.sections.sectionIds,
  ])
  const registrar = await staffMember(campus, 'registrar')
  const reply = await registrar.call('grantAdviserRequest', { adviserRequestId: id, answer: '同意' })
  expect(refusalIn(reply)).toMatchObject({ code: 'adviser_request_ungrantable', because: 'not_taught' })
  expect(await openIds(registrar)).toEqual([id])
})

test('an answer is in the audit log with the student it is about, and without its words', async () => {
  const course = await oneSection(campus, { credits: 5 })
  const student = await phone(campus)
  const id = await asks(student, 'credit_limit', course.sections)
  const adviser = await staffMember(campus, 'adviser')
  await adviser.value('grantAdviserRequest', { adviserRequestId: id, answer: '同意，林同学' })
  const { rows } = await campus.database.query(
    `select action, outcome, facts from audit_entry where student_id = $1 order by id`,
    [student.id],
  )
  expect(rows).toEqual(['begun', 'done'].map((outcome) => ({ action: 'grantAdviserRequest', outcome, facts: {} })))
})

test.each([
  ['20259901', 'the number'],
  ['202599', 'the beginning of the number'],
  ['买买提艾力', 'the name without its dot'],
  ['買買提', 'the name in traditional characters'],
  ['émine ai', 'the English name with an accent more'],
])('a student is found by %s, %s', async (text) => {
  await campus.database.query(
    `insert into student (number, name, name_en, cohort) values ('20259901', '买买提·艾力', 'Emine Aili', 2025)
     on conflict do nothing`,
  )
  const cashier = await staffMember(campus, 'cashier')
  const { students, hasMore } = await cashier.value('findStudents', { text })
  expect(students.map(({ number }) => number)).toEqual(['20259901'])
  expect(hasMore).toBe(false)
})

test('no more students are shown than one looks through, and nobody who left', async () => {
  await campus.database.query(
    `insert into student (number, name, cohort) select 'many' || n, '钱多多', 2025 from generate_series(1, 24) n`,
  )
  const leaver = await boundStudent(campus, { number: 'many25', name: '钱多多' })
  await leaver.value('closeAccount', {})
  const registrar = await staffMember(campus, 'registrar')
  const { students, hasMore } = await registrar.value('findStudents', { text: '钱多' })
  expect([students.length, hasMore]).toEqual([20, true])
  expect((await registrar.value('findStudents', { text: 'many25' })).students).toEqual([])
  expect((await registrar.value('findStudents', { text: '·' })).students).toEqual([])
})

test('a student’s file has the holds on them', async () => {
  const student = await onRoster(campus.database)
  await campus.database.query(`insert into hold (student_id, reason, note) values ($1, 'unpaid_bill', '住宿费')`, [
    student.id,
  ])
  const registrar = await staffMember(campus, 'registrar')
  const file = await registrar.value('getStudentFile', { number: student.number })
  expect(file.holds).toMatchObject([{ reason: 'unpaid_bill', note: '住宿费' }])
})

test('how rounds and sections fill is told in numbers, the most wanted first', async () => {
  const registrar = await staffMember(campus, 'registrar')
  const before = await registrar.value('getTermFill', { termId })
  const course = await oneSection(campus, { capacity: 1 })
  const [holder, waiting] = (await phones(campus, 2)) as [Phone, Phone]
  await holder.call('selectSections', course.sections)
  await waiting.call('joinWaitlist', { ...course.sections, isAutomatic: false, dropCourseId: null })
  const { rounds, totals, sections } = await registrar.value('getTermFill', { termId })
  expect(sections[0]).toMatchObject({ name: `${course.code} 01`, seats: { capacity: 1, enrolled: 1, waiting: 1 } })
  expect(totals).toEqual({
    sections: before.totals.sections + 1,
    full: before.totals.full + 1,
    enrolled: before.totals.enrolled + 1,
    waiting: before.totals.waiting + 1,
  })
  expect(only(rounds)).toMatchObject({ standing: 'open', enrolled: (before.rounds[0]?.enrolled ?? 0) + 1 })
  expect(await registrar.codes('getTermFill', { termId: 'never' as never })).toBe('term_not_found')
})

/** A teacher whom the school has linked to a name in the catalogue. */
async function teacherOf(name: string, ...sectionIds: (SectionId | undefined)[]): Promise<Somebody> {
  const teacher = await staffMember(campus, 'teacher')
  await campus.database.query('update staff set teaches_as = $2 where account_id = $1', [teacher.accountId, name])
  const { rows } = await campus.database.query('insert into teacher (name) values ($1) returning id', [name])
  for (const id of sectionIds)
    await campus.database.query('insert into section_teacher (section_id, teacher_id, position) values ($1, $2, 0)', [
      id,
      only(rows).id,
    ])
  return teacher
}

test('a teacher sees their own sections and who is in them, and nobody else’s', async () => {
  const { sectionIds } = await addCourse(campus.database, { code: 'TEACH 1', credits: 1 }, [
    { code: '01' },
    { code: '02' },
  ])
  const teacher = await teacherOf('陈默', sectionIds['01'])
  const student = await boundStudent(campus, { number: '20258801', name: '林知夏' })
  await student.value('selectSections', {
    requestId: crypto.randomUUID() as never,
    sectionIds: [sectionIds['01'] as SectionId],
  })
  const { sections, teachesAs } = await teacher.value('getTaughtSections', { termId })
  expect(teachesAs).toBe('陈默')
  expect(sections).toMatchObject([{ sectionId: sectionIds['01'], sectionCode: '01', seats: { enrolled: 1 } }])
  const list = await teacher.value('getClassList', { sectionId: sectionIds['01'] as SectionId })
  // What a teacher needs to know, and no more.
  expect(list.students).toEqual([
    { number: '20258801', name: '林知夏', nameEn: 'Lin Zhixia', cohort: 2025, department: null },
  ])
  const [theirs, none] = [sectionIds['02'] as SectionId, 999_999 as SectionId]
  for (const sectionId of [theirs, none]) {
    expect(await teacher.codes('getClassList', { sectionId })).toBe('section_not_found')
    expect(await teacher.codes('exportTable', { ...classList, sectionId })).toBe('section_not_found')
  }
  expect(await teacher.codes('exportTable', { ...classList, sectionId: null })).toBe('role_required')
  expect(
    await teacher.codes('exportTable', { ...classList, table: 'enrolments', sectionId: sectionIds['01'] as SectionId }),
  ).toBe('role_required')
})

test('a teacher whom the school has linked to no name sees no section', async () => {
  const teacher = await staffMember(campus, 'teacher')
  expect(await teacher.value('getTaughtSections', { termId })).toMatchObject({ sections: [], teachesAs: null })
})

const classList = { termId, table: 'class_lists', format: 'xlsx', language: 'zh-CN' } as const

const listColumns = [
  { name: 'course_code', nameZh: '课程代码', isRequired: true, about: '' },
  { name: 'section_code', nameZh: '教学班', isRequired: true, about: '' },
  { name: 'section_id', nameZh: '教学班编号', isRequired: true, about: '' },
  { name: 'student_number', nameZh: '学号', isRequired: true, about: '' },
  { name: 'name', nameZh: '姓名', isRequired: true, about: '' },
] as const

/** Codes that a spreadsheet would make into numbers, days or formulas. */
const awkward = { code: 'DEC 1', section: '01', key: '00012', number: '00112233445566', name: '=SUM(1,1)' }

test.each(['xlsx', 'csv'] as const)('a class list that is written as %s is read back as it was', async (format) => {
  const { rows: ids } = await campus.database.query<{ id: SectionId }>(
    `select s.id from section s where s.external_id = $1`,
    [awkward.key],
  )
  let sectionId = ids[0]?.id
  if (sectionId === undefined) {
    const { sectionIds } = await addCourse(campus.database, { code: awkward.code, credits: 1 }, [
      { code: awkward.section },
    ])
    sectionId = sectionIds[awkward.section] as SectionId
    await campus.database.query('update section set external_id = $2 where id = $1', [sectionId, awkward.key])
    const student = await boundStudent(campus, { number: awkward.number })
    await student.value('selectSections', { requestId: crypto.randomUUID() as never, sectionIds: [sectionId] })
    await campus.database.query('update student set name = $2 where id = $1', [student.student.id, awkward.name])
  }
  const registrar = await staffMember(campus, 'registrar')
  const { base64, rows, fileName } = await registrar.value('exportTable', { ...classList, format, sectionId })
  expect(rows).toBe(1)
  expect(fileName).toMatch(new RegExp(`^class-lists-2026-autumn-DEC-1-01-\\d{4}-\\d\\d-\\d\\d\\.${format}$`))
  const path = await fileOf('', `list.${format}`)
  await writeFile(path, Buffer.from(base64, 'base64'))
  const read = await readTableFile(path, listColumns, {})
  expect(read.badRows).toEqual([])
  expect(read.rows.map(({ texts }) => texts)).toEqual([
    {
      course_code: awkward.code,
      section_code: awkward.section,
      section_id: awkward.key,
      student_number: awkward.number,
      // In a CSV nothing but the apostrophe keeps it from being a formula.
      name: format === 'csv' ? `'${awkward.name}` : awkward.name,
    },
  ])
})

test('a file is dated by the school’s day, wherever the server stands', async () => {
  const registrar = await staffMember(campus, 'registrar')
  const before = campus.now
  // Half past midnight in Shanghai is the day before in Greenwich.
  campus.now = new Date('2026-11-22T16:30:00Z')
  try {
    const fill = { termId, table: 'fill', format: 'csv', language: 'en', sectionId: null } as const
    expect((await registrar.value('exportTable', fill)).fileName).toBe('fill-2026-autumn-2026-11-23.csv')
    expect((await registrar.value('exportMyData', {})).fileName).toBe('my-data-2026-11-23.xlsx')
  } finally {
    campus.now = before
  }
})

test('a seat of a full section is kept until when staff say, which is not past and not for ever', async () => {
  const course = await oneSection(campus, { capacity: 0 })
  const adviser = await staffMember(campus, 'adviser')
  const id = await asks(await phone(campus), 'section_full', course.sections)
  const grant = { adviserRequestId: id, answer: '同意' }
  const after = (hours: number) => new Date(campus.now.getTime() + hours * 3_600_000).toISOString()
  expect(await adviser.codes('grantAdviserRequest', { ...grant, until: after(-1) })).toBe('time_past')
  // Without a round the seat lasts as long as it is said to. This test is the last one here for that.
  await campus.database.query('delete from selection_round')
  const { seat } = await adviser.value('grantAdviserRequest', { ...grant, until: after(3) })
  expect(seat?.expiresAt).toBe(after(3))
  const another = await asks(await phone(campus), 'section_full', course.sections)
  const ever = { adviserRequestId: another, answer: '同意', until: '9999-12-31T23:59:59-11:00' }
  expect((await adviser.value('grantAdviserRequest', ever)).seat?.expiresAt).toBe(after(366 * 24))
})
