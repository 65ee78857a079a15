import { badRowsText } from '../../src/cli/import-text'

const bad = (line: number, column: string, reason: string) => ({ line, row: line, column, value: '1', reason })

test('a fault that every row has is told twenty times, and then where else it is', () => {
  const rows = Array.from({ length: 50 }, (_, at) => bad(at + 2, '证件号', 'is wrong'))
  const text = badRowsText([...rows, bad(60, '姓名', 'is blank')]).split('\n')
  expect(text).toHaveLength(22)
  expect(text[19]).toBe('  line 21, 证件号: “1” is wrong')
  expect(text[20]).toBe('  line 60, 姓名: “1” is blank')
  expect(text[21]).toBe('  … and on 30 more lines, 22 to 51, 证件号: is wrong')
})

test('twenty bad rows of one kind are all told, and one more is told like them', () => {
  const rows = (count: number) => Array.from({ length: count }, (_, at) => bad(at + 2, '证件号', 'is wrong'))
  expect(badRowsText(rows(20)).split('\n')).toHaveLength(20)
  expect(badRowsText(rows(21)).split('\n').at(-1)).toBe('  … and on line 22, 证件号: is wrong')
})
