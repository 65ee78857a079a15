import writeXlsxFile from 'write-excel-file/node'
import { openTable } from '../../../../src/cloud/kernel/table-file/open-table'
import type { TableFileOptions } from '../../../../src/cloud/kernel/table-file/table-row'
import { caseFile } from '../../catalogue/import/cases'
import { fileOf, removeFiles } from '../../catalogue/import/files'

afterAll(removeFiles)

const isHeading = (cells: readonly string[]) => cells.includes('学号') || cells.includes('section_id')

async function tableOf(path: string, options: TableFileOptions = {}) {
  const table = await openTable(path, options, isHeading)
  const rows = []
  for await (const { line, cells, damage } of table.rows) rows.push({ line, cells, damage: Object.fromEntries(damage) })
  return { heading: table.heading, rows, notes: table.notes.map(({ text }) => text).join('\n') }
}

const textOf = (text: string | Uint8Array, options: TableFileOptions = {}) =>
  fileOf(text, 'table.csv').then((path) => tableOf(path, options))

type Cells = readonly (string | number | Date)[]
async function workbook(rows: readonly Cells[], format?: string): Promise<string> {
  const cells = rows.map((row) => row.map((value) => (typeof value === 'string' ? { value } : { value, format })))
  return fileOf(await writeXlsxFile(cells).toBuffer(), 'table.xlsx')
}

test('Western text says in which encoding it was read, with lines to judge by', async () => {
  const { rows, notes } = await tableOf(caseFile('catalogue-cp1252.csv'))
  expect(rows[0]?.cells.slice(2, 8)).toEqual(['Économie générale', '3', '01', '30', 'René Lefèvre', '1'])
  expect(rows[2]?.cells).toContain('Calculus – limits')
  expect(notes).toContain('it is read as windows-1252')
  expect(notes).toContain('F5-01,F 5,Économie générale')
  expect(notes).toContain('say what it is with --encoding')
})

test('traditional script says in which encoding it was read', async () => {
  const { rows, notes } = await tableOf(caseFile('catalogue-big5.csv'))
  expect(rows.map(({ cells }) => cells[2])).toEqual(['資料結構與演算法', '臺灣文學史'])
  expect(notes).toContain('it is read as big5')
})

test('UTF-8 whose last character is cut is refused with line and byte', async () => {
  await expect(tableOf(caseFile('catalogue-utf8-cut.csv'))).rejects.toThrow('on line 3 at byte 82 (E5 AE)')
})

test('--encoding is believed, and refused where the bytes mean nothing in it', async () => {
  const given = await tableOf(caseFile('catalogue-big5.csv'), { encoding: 'big5' })
  expect(given.notes).toBe('read as big5, as --encoding says')
  await expect(tableOf(caseFile('catalogue-big5.csv'), { encoding: 'utf-8' })).rejects.toThrow('The file is not utf-8')
})

test('a first line sep=, is no row, and lines are counted with it', async () => {
  const { heading, rows, notes } = await tableOf(caseFile('catalogue-sep-line.csv'))
  expect(heading.line).toBe(2)
  expect(rows).toMatchObject([{ line: 3, cells: expect.arrayContaining(['数据结构']) }])
  expect(notes).toContain('sep=,')
  expect((await textOf('sep=;\n学号;姓名\n1;甲,乙\n')).rows[0]?.cells).toEqual(['1', '甲,乙'])
})

test('a value merged over rows counts for each of them', async () => {
  const roster = await tableOf(caseFile('roster-merged-department.xlsx'))
  expect(roster.rows.map(({ cells }) => cells[0])).toEqual(['计算机系', '计算机系', '计算机系'])
  const { heading, rows } = await tableOf(caseFile('catalogue-merged-room.xlsx'))
  const room = heading.cells.indexOf('room')
  expect(new Set(rows.map(({ cells }) => cells[room])).size).toBe(1)
  expect(rows.length).toBeGreaterThan(1)
  expect(rows[0]?.cells[room]).not.toBe('')
})

test('the heading is found under a title, which is told; or where --heading-row says', async () => {
  const found = await tableOf(caseFile('roster-title-row.xlsx'))
  expect(found.heading).toMatchObject({ row: 2, cells: ['学号', '姓名', '年级'] })
  expect(found.notes).toContain('the heading is in row 2; left out above it: 湖畔学院2026级新生名单')
  expect((await textOf('名单\n\n制表：教务处,,\n学号,姓名\n1,甲\n')).heading.line).toBe(4)
  expect((await textOf('学号一览\nNo,Name\n1,甲\n', { headingRow: 2 })).heading.cells).toEqual(['No', 'Name'])
  await expect(textOf('学号,姓名\n1,甲\n', { headingRow: 9 })).rejects.toThrow('Row 9 is blank or not there')
})

test('which sheet is read is said, and which are not; --sheet names another', async () => {
  const { rows, notes } = await tableOf(caseFile('roster-two-sheets.xlsx'))
  expect(rows.map(({ cells }) => cells[1])).toEqual(['庚一'])
  expect(notes).toContain('the sheet 计算机系 is read; not read: 数学系 (--sheet reads another)')
  const other = await tableOf(caseFile('roster-two-sheets.xlsx'), { sheet: '数学系' })
  expect(other.rows.map(({ cells }) => cells[1])).toEqual(['庚二'])
  await expect(tableOf(caseFile('roster-two-sheets.xlsx'), { sheet: '物理系' })).rejects.toThrow(
    'It has: 计算机系, 数学系',
  )
  await expect(textOf('学号,姓名\n1,甲\n', { sheet: '数学系' })).rejects.toThrow('a text file, which has none')
})

test('an error of the spreadsheet is told as one, in a workbook and in text', async () => {
  const { rows } = await tableOf(caseFile('roster-error-cell.xlsx'))
  expect(rows[0]?.damage).toEqual({ 1: expect.stringContaining('is an error of the spreadsheet') })
  expect(rows[1]?.damage).toEqual({})
  for (const error of ['#N/A', '#REF!', '#VALUE!', '#DIV/0!', '#NAME?', '#NUM!', '#NULL!', '#SPILL!'])
    expect((await textOf(`学号,姓名\n1,${error}\n`)).rows[0]?.damage).toHaveProperty('1')
  expect((await textOf('学号,姓名\n1,#1\n')).rows[0]?.damage).toEqual({})
})

test('numbers are read as their format shows them, and refused where digits are lost', async () => {
  const padded = await tableOf(caseFile('roster-padded-numbers.xlsx'))
  expect(padded.rows.map(({ cells }) => cells[0])).toEqual(['00001234', '00001235'])
  const identities = await tableOf(caseFile('roster-id-as-number.xlsx'))
  for (const { damage } of identities.rows)
    expect(damage).toEqual({ 3: expect.stringContaining('more than 15 digits') })
})

test.each([
  ['00000000', 1234, '00001234'],
  ['0000-0000', 20260001, '2026-0001'],
  ['"B"0000000', 2026001, 'B2026001'],
  ['0', 85.5, '85.5'],
  ['0.0', 85.25, '85.25'],
  ['#,##0', 20260001, '20260001'],
  ['0.00E+00', 20260001, '20260001'],
  ['0%', 0.85, '85%'],
  ['General', 89.125, '89.125'],
  ['General', 0.1 + 0.2, '0.3'],
  ['General', 999_999_999_999_999, '999999999999999'],
])('a number under the format %s: %s reads %s', async (format, value, text) => {
  const { rows } = await tableOf(await workbook([['学号'], [value]], format))
  expect(rows[0]).toMatchObject({ cells: [text], damage: {} })
})

test.each([
  ['yyyy-mm-dd', new Date('2008-03-09T00:00:00Z'), '2008-03-09'],
  ['m"月"d"日"', new Date('2026-03-04T00:00:00Z'), '2026-03-04'],
  ['h:mm', 0.645833333333333, '15:30'],
  ['h:mm:ss', 0.5 + 30 / 86400, '12:00:30'],
  ['hh:mm', 8 / 24, '08:00'],
])('a moment under the format %s reads %3$s', async (format, value, text) => {
  const { rows } = await tableOf(await workbook([['学号'], [value]], format))
  expect(rows[0]?.cells).toEqual([text])
})

test('blank cells at the end of rows are nothing, and invisible characters are left out and told', async () => {
  const { rows, notes } = await textOf('学号,姓名\n1\u200b,\u202a赵\ufeff六\u202c\n2,艾\u200c山\n')
  expect(rows.map(({ cells }) => cells)).toEqual([
    ['1', '赵六'],
    ['2', '艾\u200c山'],
  ])
  expect(notes).toContain('invisible characters were left out of cells on line 2')
})

test.each([
  ['="00012345"', '00012345'],
  ['"=""00012345"""', '00012345'],
  ['"=A1+B1"', '=A1+B1'],
])('the cell %s, which keeps a text from a spreadsheet, reads %s', async (cell, text) => {
  expect((await textOf(`学号,姓名\n${cell},甲\n`)).rows[0]?.cells[0]).toBe(text)
})

test.each([
  ['<html><body><table><tr><td>学号</td></tr></table>', 'This is a web page'],
  ['\ufeff<table border="1"><tr><td>学号', 'This is a web page'],
  ['<!DOCTYPE html>\n<html>', 'This is a web page'],
  ['<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">', 'This is an XML file'],
])('%s under the name of a workbook is refused with the remedy', async (text, what) => {
  const path = await fileOf(text, 'export.xls')
  await expect(tableOf(path)).rejects.toThrow(`${what}, not a table`)
})

test('a lost character and a control character are told with their cell', async () => {
  const { rows } = await textOf('学号,姓名\n1,王\ufffd明\n2,王\u0007明\n')
  expect(rows.map(({ damage }) => damage[1])).toEqual([
    expect.stringContaining('has lost a character (�)'),
    expect.stringContaining('has a control character'),
  ])
})
