import type { CourseId, SectionId } from '../../../../src/contract/catalogue/ids'
import { openCampus, phone } from '../../../support/campus'
import { type Somebody, staffMember } from '../../../support/people'
import { addCourse, termId } from '../../../support/small-college'

const campus = openCampus({ creditsMax: 100 })
let registrar: Somebody
beforeAll(async () => {
  registrar = await staffMember(campus, 'registrar')
})

test('what is listed as takeable can be taken, seats that are kept for others included', async () => {
  const { sectionIds } = await addCourse(campus.database, { code: 'QX 1' }, [{ code: '01', capacity: 2 }])
  const sectionId = sectionIds['01'] as SectionId
  await registrar.value('keepSeatsForSome', {
    sectionId,
    seats: 2,
    cohorts: [1999],
    departmentIds: [],
    releasesAt: null,
  })
  const student = await phone(campus)
  expect(await student.codes('selectSections', { sectionIds: [sectionId] })).toBe('seats_reserved')
  const reply = await student.call('searchSections', {
    termId,
    text: 'qx',
    filters: { isTakeable: true },
    cursor: null,
    limit: 10,
  })
  expect(reply).toMatchObject({ ok: true, value: { listings: [] } })
})

test('a course is one row of a list by courses, though its first section fills while somebody reads on', async () => {
  const { sectionIds } = await addCourse(campus.database, { code: 'RX 1' }, [
    { code: '01', capacity: 1 },
    { code: '02', capacity: 1 },
  ])
  await addCourse(campus.database, { code: 'RX 2' }, [{ code: '01', capacity: 1 }])
  const [reader, other] = [await phone(campus), await phone(campus)]
  const page = async (cursor: string | null) => {
    const filters = { isByCourse: true, hasSeatsLeft: true }
    const reply = await reader.call('searchSections', { termId, text: 'rx', filters, cursor, limit: 1 })
    if (!reply.ok) throw new Error(JSON.stringify(reply))
    return reply.value
  }
  const first = await page(null)
  expect(await other.codes('selectSections', { sectionIds: [sectionIds['01'] as SectionId] })).toBe('ok')
  const second = await page(first.nextCursor)
  const codes = [first, second].flatMap(({ listings }) => listings.map(({ course }) => course.code))
  expect(codes).toEqual(['RX 1', 'RX 2'])
})

test('a course is not passed over in a list by courses, though a seat is given back while somebody reads on', async () => {
  const on = (weekday: number) => [{ weekday, start: 480, end: 575, weeks: 1 }]
  const { courseId, sectionIds } = await addCourse(campus.database, { code: 'SX 1' }, [
    { code: '01', capacity: 1, meetings: on(1) },
    { code: '02', capacity: 1, meetings: on(5) },
  ])
  await addCourse(campus.database, { code: 'SX 2' }, [{ code: '01', capacity: 1, meetings: on(3) }])
  const [reader, other] = [await phone(campus), await phone(campus)]
  expect(await other.codes('selectSections', { sectionIds: [sectionIds['01'] as SectionId] })).toBe('ok')
  const page = async (cursor: string | null) => {
    const filters = { isByCourse: true, hasSeatsLeft: true }
    const reply = await reader.call('searchSections', { termId, text: 'sx', filters, cursor, limit: 1 })
    if (!reply.ok) throw new Error(JSON.stringify(reply))
    return reply.value
  }
  const first = await page(null)
  expect(await other.codes('dropCourse', { courseId: courseId as CourseId })).toBe('ok')
  const second = first.nextCursor === null ? null : await page(first.nextCursor)
  const codes = [first, second].flatMap((one) => one?.listings.map(({ course }) => course.code) ?? [])
  expect(codes).toEqual(['SX 1', 'SX 2'])
})

test('by time, a course stands where the section is that is shown of it', async () => {
  const on = (weekday: number) => [{ weekday, start: 480, end: 575, weeks: 1 }]
  await addCourse(campus.database, { code: 'TX 1' }, [
    { code: '01', capacity: 0, meetings: on(1) },
    { code: '02', capacity: 1, meetings: on(5) },
  ])
  await addCourse(campus.database, { code: 'TX 2' }, [{ code: '01', capacity: 1, meetings: on(3) }])
  const filters = { isByCourse: true, hasSeatsLeft: true, sort: 'time' } as const
  const reply = await (await phone(campus)).call('searchSections', {
    termId,
    text: 'tx',
    filters,
    cursor: null,
    limit: 9,
  })
  expect(reply.ok && reply.value.listings.map(({ course }) => course.code)).toEqual(['TX 2', 'TX 1'])
})
