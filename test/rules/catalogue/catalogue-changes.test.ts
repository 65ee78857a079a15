import fc from 'fast-check'
import {
  type Catalogue,
  type CatalogueSection,
  catalogueChanges,
  changeCount,
  enrolmentConflicts,
  type StoredCatalogue,
  withSeatsByHand,
} from '../../../src/rules/catalogue/catalogue-changes'

const course = {
  code: 'CS 2103',
  title: '数据结构',
  titleEn: null,
  description: null,
  descriptionEn: null,
  credits: 3,
  departmentCode: 'CS',
}
const department = { code: 'CS', name: '计算机系', nameEn: null }
const nobody = { externalIds: new Set<string>(), isEverySection: false }

function section(externalId: string, over: Partial<CatalogueSection> = {}): CatalogueSection {
  const where = { kind: 'lecture', configuration: 1, parentExternalId: null } as const
  return {
    externalId,
    courseCode: 'CS 2103',
    code: externalId,
    capacity: 30,
    teachers: [],
    meetings: [],
    ...where,
    ...over,
  }
}

function catalogue(sections: CatalogueSection[]): Catalogue {
  return { departments: [department], courses: [course], sections }
}

function stored(
  sections: CatalogueSection[],
  over: { enrolled?: number; isWithdrawn?: boolean; isCapacityByHand?: boolean } = {},
): StoredCatalogue {
  const rows = sections.map((row) => ({ ...row, isWithdrawn: false, enrolled: 0, isCapacityByHand: false, ...over }))
  return { departments: [department], courses: [course], sections: rows }
}

test('into an empty term everything is added', () => {
  const empty = { departments: [], courses: [], sections: [] }
  const { departments, courses, sections } = catalogueChanges(empty, catalogue([section('1'), section('2')]), nobody)
  expect([departments.added.length, courses.added.length, sections.added.length]).toEqual([1, 1, 2])
})

test('a changed field is named with what it was and what it becomes', () => {
  const { sections } = catalogueChanges(stored([section('1')]), catalogue([section('1', { capacity: 40 })]), nobody)
  expect(sections.changed).toEqual([
    expect.objectContaining({ key: '1', fields: [{ field: 'capacity', from: 30, to: 40 }] }),
  ])
})

test('meetings in another order are no change', () => {
  const monday = { weekday: 1, startMinute: 480, endMinute: 575, weeks: 7, room: null }
  const friday = { ...monday, weekday: 5, room: { name: '201', nameEn: null } }
  const before = stored([section('1', { meetings: [friday, monday] })])
  expect(changeCount(catalogueChanges(before, catalogue([section('1', { meetings: [monday, friday] })]), nobody))).toBe(
    0,
  )
})

test('a section that left the file is withdrawn, and one that comes back is taken back', () => {
  const gone = catalogueChanges(stored([section('1'), section('2')]), catalogue([section('1')]), nobody)
  expect(gone.sections.withdrawn.map((row) => row.externalId)).toEqual(['2'])
  const back = catalogueChanges(stored([section('2')], { isWithdrawn: true }), catalogue([section('2')]), nobody)
  expect(back.sections.returned.map((row) => row.externalId)).toEqual(['2'])
  expect(back.sections.added).toEqual([])
})

test('a section already withdrawn is not withdrawn again', () => {
  const changes = catalogueChanges(stored([section('2')], { isWithdrawn: true }), catalogue([]), nobody)
  expect(changeCount(changes)).toBe(0)
})

test('a section with a bad row stays as it is, and a nameless bad row withdraws nothing', () => {
  const before = stored([section('1'), section('2')])
  const one = catalogueChanges(before, catalogue([]), { externalIds: new Set(['1']), isEverySection: false })
  expect(one.sections.withdrawn.map((row) => row.externalId)).toEqual(['2'])
  const none = catalogueChanges(before, catalogue([]), { externalIds: new Set(), isEverySection: true })
  expect(none.sections.withdrawn).toEqual([])
})

test('a department whose name the file leaves out keeps its name', () => {
  const silent = { ...catalogue([]), departments: [{ code: 'CS', name: null, nameEn: null }] }
  expect(catalogueChanges(stored([]), silent, nobody).departments.changed).toEqual([])
})

test('a capacity below the enrolled students is told and conflicts with nothing', () => {
  const before = stored([section('1')], { enrolled: 12 })
  const wanted = (capacity: number | null) => catalogue([section('1', { capacity })])
  expect(enrolmentConflicts(before, wanted(11))).toEqual([])
  const { catalogue: taken, notes } = withSeatsByHand(before, wanted(11))
  expect(notes).toEqual([{ externalId: '1', said: 11, kind: 'overfull', kept: 30, enrolled: 12 }])
  expect(taken.sections[0]?.capacity).toBe(11)
  expect(withSeatsByHand(before, wanted(12)).notes).toEqual([])
  expect(withSeatsByHand(before, wanted(null)).notes).toEqual([])
})

test('seats that staff set by hand stay, whatever the file says', () => {
  const before = stored([section('1', { capacity: 40 })], { enrolled: 12, isCapacityByHand: true })
  for (const said of [30, 11, null]) {
    const { catalogue: taken, notes } = withSeatsByHand(before, catalogue([section('1', { capacity: said })]))
    expect(taken.sections[0]?.capacity).toBe(40)
    expect(notes).toEqual([{ externalId: '1', said, kind: 'kept', kept: 40, enrolled: 12 }])
  }
  expect(withSeatsByHand(before, catalogue([section('1', { capacity: 40 })])).notes).toEqual([])
})

test('a section with students cannot move to another course or component', () => {
  const before = stored([section('1')], { enrolled: 1 })
  expect(enrolmentConflicts(before, catalogue([section('1', { courseCode: 'CS 9' })]))[0]?.field).toBe('course_code')
  expect(enrolmentConflicts(before, catalogue([section('1', { kind: 'lab' })]))[0]?.field).toBe('component')
})

test('what was imported once is unchanged the second time', () => {
  const meetings = fc.array(
    fc.record({
      weekday: fc.integer({ min: 1, max: 7 }),
      startMinute: fc.integer({ min: 0, max: 700 }),
      endMinute: fc.integer({ min: 701, max: 1440 }),
      weeks: fc.integer({ min: 1, max: 2 ** 52 }),
      room: fc.option(fc.record({ name: fc.string(), nameEn: fc.option(fc.string()) })),
    }),
    { maxLength: 4 },
  )
  const teachers = fc.array(fc.record({ name: fc.string(), nameEn: fc.option(fc.string()) }), { maxLength: 3 })
  const rows = fc.uniqueArray(
    fc.record({ externalId: fc.string(), capacity: fc.option(fc.nat()), meetings, teachers }),
    { selector: (row) => row.externalId },
  )
  fc.assert(
    fc.property(rows, (list) => {
      const sections = list.map(({ externalId, ...over }) => section(externalId, over))
      const shuffled = sections.map((row) => ({ ...row, meetings: [...row.meetings].reverse() })).reverse()
      expect(changeCount(catalogueChanges(stored(sections), catalogue(shuffled), nobody))).toBe(0)
    }),
  )
})
