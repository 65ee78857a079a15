import { notesText } from '../../../src/cli/kit/file-options'
import { badRowsText } from '../../../src/cli/kit/import-text'

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

test('notes of one kind are told twenty times, and then where else they are', () => {
  const numbers = Array.from({ length: 50 }, (_, at) => ({
    line: at + 2,
    row: at + 2,
    text: `keeps the number as ${at}`,
  }))
  const other = { line: 60, row: 60, text: 'keeps the name as 王' }
  const text = notesText([{ line: null, row: null, text: 'read as big5' }, ...numbers, other]).split('\n')
  expect(text).toHaveLength(23)
  expect(text[0]).toBe('  note: read as big5')
  expect(text[20]).toBe('  note: line 21 keeps the number as 19')
  expect(text[21]).toBe('  note: line 60 keeps the name as 王')
  expect(text[22]).toBe('  note: 30 more lines, 22 to 51, are like line 21')
})
