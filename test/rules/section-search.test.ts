import { matchRank, passesFilters, searchWords } from '../../src/rules/section-search'

const entry = {
  codeKey: 'cs2103',
  searchText: 'cs 2103\ncs2103\n数据结构\ndata structures\nsjjg\nshujujiegou\n陈默\ncm\nchen mo',
}

test.each([
  ['cs2103', 0],
  ['CS 21', 0],
  ['数据', 1],
  ['sjjg', 1],
  ['陈默', 1],
  ['cm', 1],
  ['结构', 2],
  ['structures data', 2],
  ['cs2104', null],
  ['数据 王立', null],
])('%s ranks %p', (text, rank) => {
  expect(matchRank(entry, searchWords(text))).toBe(rank)
})

test('an empty or blank query lists everything', () => {
  expect(matchRank(entry, searchWords(' \u3000 '))).toBe(0)
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
