import fc from 'fast-check'
import { chinese } from '../../../src/cloud/catalogue/language'
import { searchTextOf } from '../../../src/rules/catalogue/search-text'
import { matchRank, passesFilters, searchQueryOf, sortKey } from '../../../src/rules/catalogue/section-search'

const rankOf = (entry: Parameters<typeof matchRank>[0], text: string) =>
  matchRank(entry, searchQueryOf(text, chinese.simplify))

const entry = {
  codeKey: 'cs2103',
  sectionKey: '01',
  searchText: '§2\ncs 2103 01\ncs210301\n数据结构\ndata structures\nsjjg\nshujujiegou\n陈默\ncm\nchen mo',
}

test.each([
  ['cs2103', 0],
  ['CS-2103 01', 0],
  ['CS 21', 1],
  ['CS 2103 0', 2],
  ['数据', 2],
  ['數據', 2],
  ['sjjg', 2],
  ['陈默', 2],
  ['cm', 2],
  ['结构', 3],
  ['structures data', 3],
  ['2103', 3],
  ['cs2104', null],
  ['数据 王立', null],
  ['§2', 3],
])('%s ranks %p', (text, rank) => {
  expect(rankOf(entry, text)).toBe(rank)
})

test('an empty or blank query, or one of signs only, lists everything', () => {
  expect(rankOf(entry, ' \u3000 ')).toBe(1)
  expect(rankOf(entry, '……')).toBe(1)
})

test('whatever is shown of a section finds it when it is pasted back', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.string({ unit: fc.constantFrom(...'数據结構學 ·-–（）()Ⅱ②＋é’\u00a0aB1'), maxLength: 20 }),
  )
  const section = fc.record({
    courseCode: text,
    sectionCode: text,
    title: text,
    titleEn: text,
    name: text,
    nameEn: text,
  })
  fc.assert(
    fc.property(section, ({ name, nameEn, ...rest }) => {
      const searchText = searchTextOf({ ...rest, teachers: [{ name, nameEn }] }, chinese)
      const shown = [rest.title, rest.titleEn, name, nameEn, `${rest.courseCode} ${rest.sectionCode}`]
      return shown.every((part) => rankOf({ searchText, codeKey: 'x', sectionKey: 'y' }, part) !== null)
    }),
    { numRuns: 1000 },
  )
})

const meeting = { weekday: 2, startMinute: 1080, endMinute: 1170, weeks: 1, room: null }
const course = { id: 1, code: 'CS 2103', title: '数据结构', titleEn: null, credits: 4, department: null }

test('a class at 18:00 is an evening class, and one without times is in no part of the day', () => {
  const listed = { course: course as never, meetings: [meeting] }
  expect(passesFilters(listed, { partOfDay: 'evening', weekday: 2 })).toBe(true)
  expect(passesFilters(listed, { partOfDay: 'afternoon' })).toBe(false)
  expect(passesFilters({ ...listed, meetings: [] }, { partOfDay: 'evening' })).toBe(false)
  expect(passesFilters(listed, { creditsMin: 4, creditsMax: 4 })).toBe(true)
  expect(passesFilters(listed, { creditsMax: 3.5 })).toBe(false)
})

test('filters of time are about one meeting: Monday morning is not Monday evening and a Tuesday morning', () => {
  const at = (weekday: number, startMinute: number) => ({
    ...meeting,
    weekday,
    startMinute,
    endMinute: startMinute + 95,
  })
  const listed = { course: course as never, meetings: [at(1, 1110), at(2, 480)] }
  expect(passesFilters(listed, { weekday: 1, partOfDay: 'morning' })).toBe(false)
  expect(passesFilters(listed, { weekday: 2, partOfDay: 'morning' })).toBe(true)
  expect(passesFilters(listed, { weekday: 1, fromMinute: 480, toMinute: 525 })).toBe(false)
})

test('a period is met by what overlaps it, and not by what only touches it', () => {
  const listed = { course: course as never, meetings: [{ ...meeting, startMinute: 480, endMinute: 575 }] }
  const within = (fromMinute: number, toMinute: number) => passesFilters(listed, { fromMinute, toMinute })
  expect([within(480, 525), within(530, 575), within(575, 620), within(435, 480)]).toEqual([true, true, false, false])
})

test('by time, the first meeting of the week counts, and what has no times comes last', () => {
  const keyOf = (...meetings: { weekday: number; startMinute: number }[]) =>
    sortKey({ course: course as never, meetings: meetings.map((one) => ({ ...meeting, ...one })) }, 'time')
  const monday = keyOf({ weekday: 5, startMinute: 480 }, { weekday: 1, startMinute: 600 })
  expect(monday).toBeLessThan(keyOf({ weekday: 1, startMinute: 605 }))
  expect(keyOf({ weekday: 7, startMinute: 1400 })).toBeLessThan(keyOf())
})
