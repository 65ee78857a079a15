import readXlsx from 'read-excel-file/node'
import { csvText } from '../../../../src/cloud/kernel/table-file/csv-text'
import { makeWorkbook } from '../../../../src/cloud/kernel/table-file/make-workbook'
import { openTable } from '../../../../src/cloud/kernel/table-file/open-table'
import { fileOf, removeFiles } from '../../catalogue/import/files'

afterAll(removeFiles)

test('what a spreadsheet would change is kept from it, and read back as it was', async () => {
  const numbers = [
    '00012345',
    '20260001',
    '110101200803090180',
    '1e5',
    '21E30001',
    '3-4',
    '7K3M-Q9TD-0XWB',
    'B0012',
    '12,5',
    'a"b',
  ]
  const text = csvText([['学号'], ...numbers.map((number) => [number])])
  expect(text).toContain('"=""00012345"""')
  expect(text).toContain('\r\n20260001\r\n')
  const { rows } = await openTable(await fileOf(text, 'out.csv'), {}, (cells) => cells[0] === '学号')
  const read: (string | undefined)[] = []
  for await (const { cells } of rows) read.push(cells[0])
  expect(read).toEqual(numbers)
})

test('a workbook has the same codes as plain texts, for programs that are no spreadsheet', async () => {
  const numbers = ['00012345', '110101200803090180', '3-4', '1e5']
  const book = await makeWorkbook([{ name: '名单', heading: ['学号'], rows: numbers.map((number) => [number]) }])
  const [sheet] = await readXlsx(Buffer.from(book))
  expect(sheet?.data.slice(1).map(([cell]) => cell)).toEqual(numbers)
})
