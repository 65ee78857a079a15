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

test('within a term they stand by course', () => {
  expect(byTerm(results, ['autumn'])[0]?.courses.map(({ courseCode }) => courseCode)).toEqual(['AR 9', 'CS 2'])
})
