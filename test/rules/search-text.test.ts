import { searchTextOf } from '../../src/rules/search-text'

const readings: Record<string, { initials: string; syllables: string }> = {
  数据结构: { initials: 'sjjg', syllables: 'shujujiegou' },
  陈默: { initials: 'cm', syllables: 'chenmo' },
}
const readingOf = (text: string) => readings[text] ?? null

const dataStructures = {
  courseCode: 'CS 2103',
  title: '数据结构',
  titleEn: 'Data  Structures',
  teachers: [{ name: '陈默', nameEn: 'Chen Mo' }],
}

test('a section is found by code, titles, teachers and how they are read aloud', () => {
  expect(searchTextOf(dataStructures, readingOf).split('\n')).toEqual([
    'cs 2103',
    'cs2103',
    '数据结构',
    'data structures',
    '陈默',
    'chen mo',
    'sjjg',
    'cm',
    'shujujiegou',
    'chenmo',
  ])
})

test('what would be said twice is said once, and nothing blank is kept', () => {
  const plain = { courseCode: 'MATH101', title: 'Logic', titleEn: 'LOGIC', teachers: [] }
  expect(searchTextOf(plain, readingOf)).toBe('math101\nlogic')
})
