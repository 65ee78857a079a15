import { type Language, searchTextOf } from '../../../src/rules/catalogue/search-text'

const readings: Record<string, { initials: string; syllables: string }[]> = {
  数据结构: [{ initials: 'sjjg', syllables: 'shujujiegou' }],
  陈默: [{ initials: 'cm', syllables: 'chenmo' }],
}
const language: Language = { readingsOf: (text) => readings[text] ?? [], simplify: (text) => text }

const dataStructures = {
  courseCode: 'CS 2103',
  sectionCode: '01',
  title: '数据结构',
  titleEn: 'Data  Structures',
  teachers: [{ name: '陈默', nameEn: 'Chen Mo' }],
}

test('a section is found by code, titles, teachers and how they are read aloud', () => {
  expect(searchTextOf(dataStructures, language).split('\n')).toEqual([
    '§2',
    'cs 2103 01',
    'cs210301',
    '数据结构',
    'data structures',
    'datastructures',
    '陈默',
    'chen mo',
    'chenmo',
    'sjjg',
    'cm',
    'shujujiegou',
  ])
})

test('what would be said twice is said once, and nothing blank is kept', () => {
  const plain = { courseCode: 'MATH101', sectionCode: 'A', title: 'Logic', titleEn: 'LOGIC', teachers: [] }
  expect(searchTextOf(plain, language)).toBe('§2\nmath101 a\nmath101a\nlogic')
})
