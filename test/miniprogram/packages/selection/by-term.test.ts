import { byTerm } from '../../../../src/miniprogram/packages/selection/pages/results/by-term'

const result = (courseCode: string, takenIn: string) => ({
  courseCode,
  takenIn,
  grade: 80,
  isPassed: true,
  title: null,
  titleEn: null,
  credits: null,
})
const results = [result('MA 1', 'spring'), result('CS 1', '2023'), result('CS 2', 'autumn'), result('AR 9', 'autumn')]

test('results stand by term in the order of the school, the newest on top', () => {
  expect(byTerm(results, ['autumn', 'spring']).map(({ term }) => term)).toEqual(['autumn', 'spring', '2023'])
})

test('terms that the school tells no more stand by season within the year, and last what names no time', () => {
  const takenIn = ['2025-spring', '2025-autumn', '大一上', '2024-2025-3', '2024-winter', '2026-spring', '2024-2025-1']
  const shown = byTerm(
    takenIn.map((term) => result('CS 1', term)),
    ['2026-spring'],
  )
  expect(shown.map(({ term }) => term)).toEqual([
    '2026-spring',
    '2025-autumn',
    '2024-2025-3',
    '2025-spring',
    '2024-winter',
    '2024-2025-1',
    '大一上',
  ])
})

test('within a term they stand by course', () => {
  expect(byTerm(results, ['autumn'])[0]?.courses.map(({ courseCode }) => courseCode)).toEqual(['AR 9', 'CS 2'])
})
