import { strToU8, zipSync } from 'fflate'
import { openTable } from '../../../../src/cloud/kernel/table-file/open-table'
import { fileOf, removeFiles } from '../../catalogue/import/files'

afterAll(removeFiles)

async function tableOf(content: string | Uint8Array, encoding?: string) {
  const table = await openTable(
    await fileOf(content, 'table'),
    { encoding },
    (cells) => cells.includes('学号') || cells.includes('家长1姓名'),
  )
  const rows = []
  for await (const { cells, damage } of table.rows) rows.push({ cells, damage: Object.fromEntries(damage) })
  return { heading: table.heading, rows, notes: table.notes.map(({ text }) => text).join('\n') }
}

/** A workbook with one sheet, as its rows and merges are written in the file. */
function workbookOf(rows: string, merges = ''): Uint8Array {
  const relation = '<Relationship Id="r1" Target="worksheets/sheet1.xml"/>'
  return zipSync({
    'xl/workbook.xml': strToU8('<workbook xmlns:r="r"><sheets><sheet name="名单" r:id="r1"/></sheets></workbook>'),
    'xl/_rels/workbook.xml.rels': strToU8(`<Relationships>${relation}</Relationships>`),
    'xl/worksheets/sheet1.xml': strToU8(`<worksheet><sheetData>${rows}</sheetData>${merges}</worksheet>`),
  })
}

const text = (value: string) => `<c t="inlineStr"><is><t>${value}</t></is></c>`

test('a formula whose value was not saved is no blank; one that gives a blank is', async () => {
  const formulas = '<c><f>A1</f></c><c t="str"><f>""</f><v></v></c><c t="str"><f>A1</f><v>甲</v></c>'
  const { rows } = await tableOf(workbookOf(`<row>${text('学号')}</row><row>${formulas}</row>`))
  expect(rows[0]?.damage).toEqual({ 0: expect.stringContaining('is a formula whose value was not saved') })
  expect(rows[0]?.cells).toEqual(['=A1', '', '甲'])
})

test('a heading over two rows is read where all its columns are named', async () => {
  const above = `<row>${text('学号')}${text('姓名')}${text('监护人')}</row>`
  const below = `<row><c/><c/>${text('家长1姓名')}${text('家长1手机')}</row>`
  const merges = '<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:B2"/><mergeCell ref="C1:D1"/></mergeCells>'
  const file = workbookOf(`${above}${below}<row>${text('1')}${text('甲')}${text('乙')}${text('138')}</row>`, merges)
  const { heading, rows, notes } = await tableOf(file)
  expect(heading).toMatchObject({ row: 2, cells: ['学号', '姓名', '家长1姓名', '家长1手机'] })
  expect(rows.map(({ cells }) => cells)).toEqual([['1', '甲', '乙', '138']])
  expect(notes).toContain('the heading is in rows 1 and 2')
  const plain = await tableOf('学号,姓名,监护人,\n,,家长1姓名,家长1手机\n1,甲,乙,138\n')
  expect(plain.heading).toMatchObject({ line: 2, cells: heading.cells })
  expect(plain.rows.map(({ cells }) => cells)).toEqual([['1', '甲', '乙', '138']])
})

test('a workbook with a password is told as one, and not as an old one', async () => {
  const old = Buffer.from('d0cf11e0a1b11ae1', 'hex')
  const locked = Buffer.concat([old, Buffer.alloc(1024), Buffer.from('EncryptedPackage', 'utf16le'), Buffer.alloc(512)])
  await expect(tableOf(locked)).rejects.toThrow('locked with a password')
  await expect(tableOf(Buffer.concat([old, Buffer.alloc(1024)]))).rejects.toThrow('old Excel workbook')
})

test('what is no table at all is told by its kind', async () => {
  await expect(tableOf('%PDF-1.7\n1 0 obj\n')).rejects.toThrow('This is a PDF')
})

test('UTF-16 without a mark is read by its zero bytes, and UTF-32 refused by name', async () => {
  const little = Buffer.from('学号,姓名,年级\n20260001,一丁,2026\n', 'utf16le')
  for (const bytes of [little, Buffer.from(little).swap16()])
    expect((await tableOf(bytes)).rows[0]?.cells).toEqual(['20260001', '一丁', '2026'])
  const wide = Buffer.concat([Buffer.from('fffe0000', 'hex'), Buffer.alloc(40)])
  await expect(tableOf(wide)).rejects.toThrow('UTF-32')
})

test('letters of Central Europe are not taken for Chinese', async () => {
  // `Język polski,Łukasz Żółć` in windows-1250.
  const polish = Buffer.concat([
    Buffer.from('number,title,teacher\n1,J'),
    Buffer.from('ea', 'hex'),
    Buffer.from('zyk polski,'),
    Buffer.from('a3', 'hex'),
    Buffer.from('ukasz '),
    Buffer.from('aff3b3e6', 'hex'),
    Buffer.from('\n'),
  ])
  await expect(tableOf(polish)).rejects.toThrow('its bytes do not tell what else it is')
  await expect(tableOf(polish)).rejects.toThrow('windows-1250: 1,Język polski,Łukasz Żółć')
  await expect(tableOf(polish)).rejects.toThrow('CSV UTF-8')
})

test('a text of the mainland with a broken character is shown as such, and the line is told', async () => {
  // `学号,姓名`, `1,王伟`, `2,陈` and half a character.
  const broken = Buffer.from('d1a7bac52cd0d5c3fb0a312ccdf5ceb00a322cb3c2c20a', 'hex')
  await expect(tableOf(broken)).rejects.toThrow(
    'gb18030, but for a character on line 3 that it does not have: 学号,姓名',
  )
  await expect(tableOf(broken, 'gb18030')).rejects.toThrow('some bytes of line 3 mean nothing in it')
})

test('a character that Hong Kong added to Big5 is never read as another', async () => {
  // `黃焯峯` on the third line; 峯 is one of those.
  const hongKong = Buffer.from('bec7b8b92ca96da6570a312cb3afb9c5b5580a322cb6c0da5afbdf0a', 'hex')
  await expect(tableOf(hongKong)).rejects.toThrow(
    'big5, but for a character on line 3 that it does not have: 學號,姓名',
  )
  await expect(tableOf(hongKong, 'big5')).rejects.toThrow('some bytes of line 3 mean nothing in it')
})

test('characters that a workbook writes as _x000D_ are those characters', async () => {
  const { rows } = await tableOf(
    workbookOf(
      `<row>${text('学号')}</row><row>${text('王_x000D_\n明')}${text('a_x005F_x000D_')}${text('_x12_')}</row>`,
    ),
  )
  expect(rows[0]).toMatchObject({ cells: ['王\r\n明', 'a_x000D_', '_x12_'], damage: {} })
})
