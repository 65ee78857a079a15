import { aligned, fitting, widthOf } from '../../../src/cli/kit/text-table'

test.each([
  ['CS 2103', 7],
  ['体育', 4],
  ['体育（羽毛球）', 14],
  ['Ⅱ', 1],
  ['𠮷野', 4],
  ['한국', 4],
  ['e\u0301', 1],
  ['王\u200b伟', 4],
  ['ＡＢ', 4],
  ['', 0],
])('%s takes %i columns of a terminal', (text, width) => {
  expect(widthOf(text)).toBe(width)
})

test('columns stand below one another whatever the script, and a cell is one line', () => {
  const lines = aligned([
    ['a', '教务', 'end'],
    ['软件工程', 'x', 'end'],
    ['two\nlines', 'y'],
    ['bad\u001b[31m', 'z', ''],
  ])
  expect(new Set(lines.slice(0, 2).map((line) => widthOf(line.slice(0, line.indexOf('end')))))).toEqual(new Set([17]))
  expect(lines[2]).toMatch(/^two lines {2}y$/)
  expect(lines[3]).not.toContain('\u001b')
  expect(aligned([])).toEqual([])
})

test('what does not fit is cut between characters', () => {
  expect(fitting('体育部', 5)).toBe('体育')
  expect(fitting('𠮷a', 2)).toBe('𠮷')
})
