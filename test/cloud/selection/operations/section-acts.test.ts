import type { SectionId } from '../../../../src/contract/catalogue/ids'
import type { DepartmentId } from '../../../../src/contract/school/ids'
import { oneSection, openCampus, type Phone, phone, phones } from '../../../support/campus'
import { refusalIn, type Somebody, staffMember } from '../../../support/people'
import { addCourse, only } from '../../../support/small-college'

const campus = openCampus({ creditsMax: 100 })
let registrar: Somebody
beforeAll(async () => {
  registrar = await staffMember(campus, 'registrar')
})

const waiting = { isAutomatic: true, dropCourseId: null }

async function aSection(capacity: number | null) {
  const course = await oneSection(campus, { capacity })
  return { course, sectionId: only(course.sections.sectionIds) }
}

/** Why a section cannot be so. */
async function problemOf(asked: Promise<Parameters<typeof refusalIn>[0]>) {
  const refusal = refusalIn(await asked)
  return refusal.code === 'section_unfit' ? refusal.problem : refusal.code
}

async function studentsIn(sectionId: SectionId): Promise<number> {
  const { rows } = await campus.database.query(`select from enrolment where section_id = $1 and status = 'enrolled'`, [
    sectionId,
  ])
  return rows.length
}

test('seats that a registrar adds from a screen are had by whoever waits when the answer comes', async () => {
  const { course, sectionId } = await aSection(1)
  const [one, other] = (await phones(campus, 2)) as [Phone, Phone]
  await one.call('selectSections', course.sections)
  await other.call('joinWaitlist', { ...course.sections, ...waiting })
  expect(await registrar.value('setSectionSeats', { sectionId, seats: 2 })).toEqual({
    before: { capacity: 1, enrolled: 1, offered: 0, waiting: 1 },
    after: { capacity: 2, enrolled: 2, offered: 0, waiting: 0 },
    kept: 0,
  })
  expect(await studentsIn(sectionId)).toBe(2)
  expect(await problemOf(registrar.call('setSectionSeats', { sectionId, seats: 1 }))).toEqual({
    because: 'seats_taken',
    enrolled: 2,
    offered: 0,
  })
  expect((await registrar.value('setSectionSeats', { sectionId, seats: null })).after.capacity).toBeNull()
  expect(await registrar.value('leaveSeatsToFile', { sectionId })).toEqual({ wereByHand: true })
  expect(await registrar.value('leaveSeatsToFile', { sectionId })).toEqual({ wereByHand: false })
})

test('seats are kept for some as far as there are seats, and opened to whoever waits', async () => {
  const { course, sectionId } = await aSection(2)
  const keep = { sectionId, seats: 1, cohorts: [1999], departmentIds: [], releasesAt: null }
  expect(await registrar.value('keepSeatsForSome', keep)).toEqual({ free: 2 })
  expect(await problemOf(registrar.call('keepSeatsForSome', { ...keep, seats: 2 }))).toEqual({
    because: 'seats_exceeded',
    capacity: 2,
    kept: 1,
  })
  const past = new Date(campus.now.getTime() - 1000).toISOString()
  expect(await registrar.codes('keepSeatsForSome', { ...keep, releasesAt: past })).toBe('time_past')
  expect(await registrar.codes('keepSeatsForSome', { ...keep, cohorts: [] })).toBe('malformed_request')
  const departmentIds = [9999 as DepartmentId]
  expect(await problemOf(registrar.call('keepSeatsForSome', { ...keep, departmentIds }))).toMatchObject({
    because: 'department_unknown',
  })
  const [one, other] = (await phones(campus, 2)) as [Phone, Phone]
  expect(await one.codes('selectSections', course.sections)).toBe('ok')
  expect(await other.codes('selectSections', course.sections)).toBe('seats_reserved')
  await other.call('joinWaitlist', { ...course.sections, ...waiting })
  expect(await registrar.value('keepSeatsForNobody', { sectionId })).toEqual({ wereKept: true })
  expect(await studentsIn(sectionId)).toBe(2)
  expect(await registrar.value('keepSeatsForNobody', { sectionId })).toEqual({ wereKept: false })
  await registrar.value('setSectionSeats', { sectionId, seats: null })
  expect(await problemOf(registrar.call('keepSeatsForSome', keep))).toEqual({ because: 'unlimited' })
})

test('two sections whose times meet may be taken together once a registrar lets them', async () => {
  const sunday = { weekday: 7, start: 480, end: 575, weeks: 1 }
  const section = async (code: string) => {
    const { sectionIds } = await addCourse(campus.database, { code }, [{ code: '01', meetings: [sunday] }])
    return sectionIds['01'] as SectionId
  }
  const [sectionId, otherSectionId] = [await section('CLASH 1'), await section('CLASH 2')]
  const student = await phone(campus)
  expect(await student.codes('selectSections', { sectionIds: [sectionId] })).toBe('ok')
  expect(await student.codes('selectSections', { sectionIds: [otherSectionId] })).toBe('time_clash')
  const both = { sectionId, otherSectionId, isAllowed: true }
  expect(await registrar.value('setClashAllowed', both)).toEqual({ isNew: true })
  expect(await registrar.value('setClashAllowed', both)).toEqual({ isNew: false })
  expect(await student.codes('selectSections', { sectionIds: [otherSectionId] })).toBe('ok')
  expect(await registrar.codes('setClashAllowed', { ...both, otherSectionId: sectionId })).toBe('malformed_request')
  expect(await registrar.codes('setClashAllowed', { ...both, otherSectionId: 999_999 as SectionId })).toBe(
    'section_not_found',
  )
})

test('a dry run tells whom cancelling takes out, and takes out nobody; the second time there is nobody left', async () => {
  const { course, sectionId } = await aSection(1)
  const [one, other] = (await phones(campus, 2)) as [Phone, Phone]
  await one.call('selectSections', course.sections)
  await other.call('joinWaitlist', { ...course.sections, ...waiting })
  const asked = { sectionId, reason: '教师病休' }
  const whom = { enrolled: 1, waiting: 1, wasWithdrawn: false }
  expect(await registrar.value('cancelSection', { ...asked, isDryRun: true })).toEqual(whom)
  expect(await studentsIn(sectionId)).toBe(1)
  // A history tells in order what was not at the same instant.
  campus.now = new Date(campus.now.getTime() + 1000)
  expect(await registrar.value('cancelSection', { ...asked, isDryRun: false })).toEqual(whom)
  expect(await studentsIn(sectionId)).toBe(0)
  const history = await one.call('getEnrolmentHistory', { termId: '2026-autumn' as never, cursor: null })
  expect(history).toMatchObject({ value: { events: [{ kind: 'remove', madeBy: 'staff' }, { kind: 'select' }] } })
  const again = await registrar.value('cancelSection', { ...asked, isDryRun: false })
  expect(again).toEqual({ enrolled: 0, waiting: 0, wasWithdrawn: true })
  // Nothing else is done to a section that has left the catalogue.
  expect(await registrar.codes('setSectionSeats', { sectionId, seats: 9 })).toBe('section_not_found')
  expect(await registrar.codes('keepSeatsForNobody', { sectionId })).toBe('section_not_found')
})

test('nobody but a registrar changes a section', async () => {
  const { sectionId } = await aSection(1)
  for (const role of ['cashier', 'adviser', 'teacher', 'administrator'] as const) {
    const member = await staffMember(campus, role)
    expect(await member.codes('setSectionSeats', { sectionId, seats: 9 })).toBe('role_required')
    expect(await member.codes('cancelSection', { sectionId, reason: 'x', isDryRun: false })).toBe('role_required')
  }
})

test('the log keeps what was set, no words about a person, and tells a rehearsal from the deed', async () => {
  const { sectionId } = await aSection(1)
  await registrar.value('setSectionSeats', { sectionId, seats: null })
  await registrar.value('cancelSection', { sectionId, reason: '停开', isDryRun: true })
  const { id: studentId } = await phone(campus)
  await registrar.value('placeHold', { studentId, reason: 'other', note: '林知夏欠书' })
  const { rows } = await campus.database.query(
    `select action, facts from audit_entry where outcome = 'done' order by id desc limit 3`,
  )
  expect(rows).toEqual([
    { action: 'placeHold', facts: { studentId, reason: 'other' } },
    { action: 'cancelSection --dry-run', facts: { sectionId, reason: '停开' } },
    { action: 'setSectionSeats', facts: { sectionId, seats: null } },
  ])
})
