import { courseKey } from '../../../src/rules/catalogue/course-key'

test.each([
  'CS 2103',
  'CS\u00a02103',
  'ＣＳ 2103',
  'ＣＳ　２１０３',
  'cs 2103',
  'Cs2103',
  'CS2103',
  'CS 2103\u200b',
  '\ufeffCS 2103',
  'CS\u00ad2103',
  'CS  2103',
  ' CS 2103\t',
])('%j is the course CS 2103', (code) => {
  expect(courseKey(code)).toBe('CS2103')
})

test.each([
  ['CS 2103', 'CS 2104'],
  ['CS 2103', 'CS 2103A'],
  ['CS-2103', 'CS 2103'],
  ['1-23', '12-3'],
  ['C 1', 'С 1'],
])('%s and %s are two courses', (one, other) => {
  expect(courseKey(one)).not.toBe(courseKey(other))
})

test('every dash is the same dash', () => {
  expect(new Set(['CS-1', 'CS‐1', 'CS–1', 'CS－1'].map(courseKey)).size).toBe(1)
})
