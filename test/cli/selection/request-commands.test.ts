import { fileOf, removeFiles } from '../../cloud/catalogue/import/files'
import { oneSection, openCampus, type Phone, phone, phones } from '../../support/campus'
import { staffOf } from '../../support/command-line'
import { addCourse, only } from '../../support/small-college'

const campus = openCampus({ creditsMax: 4 })
const staff = staffOf(campus)
afterAll(removeFiles)

async function numberOf(student: Phone): Promise<string> {
  const { rows } = await campus.database.query('select number from student where id = $1', [student.id])
  return only(rows).number
}

/** Asks as the applet does; returns the id. */
async function asks(student: Phone, kind: 'credit_limit' | 'section_full', sections: { sectionIds: never[] }) {
  const reply = await student.call('askAdviser', { kind, ...sections, reason: '毕业需要' })
  if (!reply.ok) throw new Error(JSON.stringify(reply.refusals))
  return reply.value.id
}

/** What a student reads of their requests. */
async function answers(student: Phone) {
  const reply = await student.call('getAdviserRequests', { termId: '2026-autumn' as never })
  return reply.ok ? reply.value.requests.map(({ status, answer, isUsable }) => ({ status, answer, isUsable })) : null
}

test('a hold bars a student from choosing until it is released', async () => {
  const course = await oneSection(campus)
  const student = await phone(campus)
  const number = await numberOf(student)
  const placed = await staff.does('hold', 'add', number, '--reason', '欠费', '--note', '住宿费')
  expect(placed).toContain(`To lift it: npm run campus -- hold release ${number}`)
  expect(await student.call('selectSections', course.sections)).toMatchObject({
    refusals: [{ code: 'on_hold', reason: 'unpaid_bill', note: '住宿费' }],
  })
  expect(await staff.does('hold', 'add', number, '--reason', 'unpaid_bill')).toContain(
    'has a hold of this reason already',
  )
  expect(await staff.does('hold', 'list', number)).toMatch(/unpaid_bill {2}since .* {2}住宿费/)
  expect(await staff.does('hold', 'release', number)).toContain('1 hold released')
  expect(await student.codes('selectSections', course.sections)).toBe('ok')
  expect(await staff.fails('hold', 'release', number)).toContain('has no hold')
  expect(await staff.fails('hold', 'add', '000', '--reason', 'other')).toContain('There is no student 000')
  expect(await staff.fails('hold', 'add', number, '--reason', 'bad')).toContain('give unpaid_bill (欠费)')
})

test('the holds of a file are placed all together, and only when every row is good', async () => {
  const [one, other] = (await phones(campus, 2)) as [Phone, Phone]
  const rows = [`${await numberOf(one)},未评教,`, `${await numberOf(other)},other,"补交, 照片"`]
  const bad = await fileOf(['学号,原因,备注', ...rows, '404,other,', ''].join('\n'), 'holds.csv')
  const refused = await staff.fails('hold', 'add', '--file', bad, '--yes')
  expect(refused).toContain('line 4, 学号: “404” is not the number of a student')
  const good = await fileOf(['学号,原因,备注', ...rows, ''].join('\n'), 'holds.csv')
  expect(await staff.fails('hold', 'add', '--file', good)).toContain('add --yes')
  expect(await staff.does('hold', 'list')).toBe('There is no hold.\n')
  expect(await staff.does('hold', 'add', '--file', good, '--yes')).toContain('Done: 2 holds placed.')
  const course = await oneSection(campus)
  expect(await other.call('selectSections', course.sections)).toMatchObject({
    refusals: [{ code: 'on_hold', reason: 'other', note: '补交, 照片' }],
  })
})

test('a granted request is used by simply choosing', async () => {
  const course = await oneSection(campus, { credits: 5 })
  const student = await phone(campus)
  expect(await student.codes('selectSections', course.sections)).toBe('credit_limit')
  const id = await asks(student, 'credit_limit', course.sections as never)
  expect(await staff.does('request', 'list', '--open')).toMatch(
    new RegExp(`${id.slice(0, 8)} {2}open .*${course.code} 01 above the credit limit\\n *“毕业需要”`),
  )
  expect(await staff.does('request', 'grant', id.slice(0, 8), '--word', '同意', '--by', '李老师')).toContain('Granted.')
  expect(await answers(student)).toEqual([{ status: 'granted', answer: '同意', isUsable: true }])
  expect(await student.codes('selectSections', course.sections)).toBe('ok')
  expect(await staff.does('request', 'list')).toContain('→ 同意 (李老师)')
  expect(await staff.fails('request', 'refuse', id, '--word', '不行')).toContain('was granted by 李老师 already')
})

test('a refused request opens nothing, and the student reads why', async () => {
  const course = await oneSection(campus, { credits: 5 })
  const student = await phone(campus)
  const id = await asks(student, 'credit_limit', course.sections as never)
  await staff.does('request', 'refuse', id, '--word', '请先完成必修课')
  expect(await answers(student)).toEqual([{ status: 'refused', answer: '请先完成必修课', isUsable: false }])
  expect(await student.codes('selectSections', course.sections)).toBe('credit_limit')
  expect(await staff.fails('request', 'grant', 'ffff', '--word', 'x')).toContain('There is no request ffff')
})

test('a seat granted in a full section is for that student alone, and one tap takes it', async () => {
  const course = await oneSection(campus, { capacity: 1 })
  const [holder, waiting, asking] = (await phones(campus, 3)) as [Phone, Phone, Phone]
  await holder.call('selectSections', course.sections)
  await waiting.call('joinWaitlist', { ...course.sections, isAutomatic: true, dropCourseId: null })
  const id = await asks(asking, 'section_full', course.sections as never)
  const out = await staff.does('request', 'grant', id, '--word', '同意')
  expect(out).toContain('a seat is offered to them until')
  expect(out).toContain(`${course.code} 01 has 2 seats now.`)
  campus.now = new Date()
  expect(await waiting.codes('selectSections', course.sections)).toBe('section_full')
  expect(await asking.codes('acceptOffer', course.whole)).toBe('ok')
  const { rows } = await campus.database.query(
    `select e.student_id, s.capacity from enrolment e join section s on s.id = e.section_id
     where s.id = any ($1) and e.status = 'enrolled' order by e.id`,
    [course.sections.sectionIds],
  )
  expect(rows).toEqual([
    { student_id: holder.id, capacity: 2 },
    { student_id: asking.id, capacity: 2 },
  ])
  const history = await asking.call('getEnrolmentHistory', { termId: '2026-autumn' as never, cursor: null })
  expect(history).toMatchObject({
    value: { events: [{ kind: 'accept' }, { kind: 'offer' }, { kind: 'join', madeBy: 'staff' }] },
  })
})

test('who waits already is taken out of the queue and given the seat; the offer ends with the round', async () => {
  const course = await oneSection(campus, { capacity: 1 })
  const [holder, first, asking] = (await phones(campus, 3)) as [Phone, Phone, Phone]
  await holder.call('selectSections', course.sections)
  const join = { ...course.sections, isAutomatic: false, dropCourseId: null }
  for (const student of [first, asking]) await student.call('joinWaitlist', join)
  const id = await asks(asking, 'section_full', course.sections as never)
  await staff.does('request', 'grant', id, '--word', '同意')
  campus.now = new Date()
  const { rows } = await campus.database.query(
    `select abs(extract(epoch from o.expires_at - r.closes_at)) < 0.01 as "isAtClosing" from seat_offer o
     join waitlist_entry w on w.id = o.entry_id, selection_round r where w.student_id = $1`,
    [asking.id],
  )
  expect(rows).toEqual([{ isAtClosing: true }])
  expect(await asking.codes('acceptOffer', course.whole)).toBe('ok')
  expect(await first.codes('leaveWaitlist', course.whole)).toBe('ok')
})

test('a lab that is full is granted beside the lecture that has seats, and only the lab grows', async () => {
  const { courseId, sectionIds } = await addCourse(campus.database, { code: 'LAB', credits: 1 }, [
    { code: '01', capacity: 10 },
    { code: 'L1', kind: 'lab', capacity: 1 },
  ])
  const sections = { sectionIds: Object.values(sectionIds) }
  const [holder, asking] = (await phones(campus, 2)) as [Phone, Phone]
  await holder.call('selectSections', sections)
  const id = await asks(asking, 'section_full', sections as never)
  const out = await staff.does('request', 'grant', id, '--word', '同意')
  expect(out).toContain('LAB L1 has 2 seats now.')
  expect(out).not.toContain('LAB 01 has')
  campus.now = new Date()
  expect(await asking.codes('acceptOffer', { courseId })).toBe('ok')
})

test('a grant that would not let the student choose is told of in words, and made only with --despite', async () => {
  const course = await oneSection(campus, { capacity: 1 })
  const [holder, asking] = (await phones(campus, 2)) as [Phone, Phone]
  await holder.call('selectSections', course.sections)
  const id = await asks(asking, 'section_full', course.sections as never)
  await staff.does('hold', 'add', await numberOf(asking), '--reason', '欠费', '--note', '住宿费')
  const refused = await staff.fails('request', 'grant', id, '--word', '同意')
  expect(refused).toMatch(
    /Nothing is granted: .*They could not choose it even so:\n {2}- a hold since .*: unpaid_bill \(住宿费\)\n/,
  )
  expect(refused).toContain('--despite')
  expect(await answers(asking)).toMatchObject([{ status: 'open' }])
  expect(await staff.does('request', 'grant', id, '--word', '同意', '--despite')).toContain('a seat is offered to them')
})
