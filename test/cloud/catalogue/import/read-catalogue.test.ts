import { join } from 'node:path'
import { writeTemplate } from '../../../../src/cli/kit/write-template'
import { loadImportMap } from '../../../../src/cloud/catalogue/import/import-map'
import { readCatalogue } from '../../../../src/cloud/catalogue/import/read-catalogue'
import { weekRange } from '../../../../src/rules/catalogue/weeks'
import { csvOf, fileOf, frame, heading, readingOf, removeFiles, row } from './files'

afterAll(removeFiles)

test('two rows of one section are its two meetings, and the second may leave the section out', async () => {
  const second = 'A,,,,,,3,1-2,1-15单,,'
  const { catalogue, badRows } = await readingOf(csvOf(row('A'), second))
  expect(badRows).toEqual([])
  expect(catalogue.sections).toHaveLength(1)
  expect(catalogue.sections[0]?.meetings).toEqual([
    { weekday: 1, startMinute: 600, endMinute: 695, weeks: weekRange(1, 16), room: null },
    { weekday: 3, startMinute: 480, endMinute: 575, weeks: weekRange(1, 15, 2), room: null },
  ])
})

test('Chinese headings, a byte order mark and semicolons between cells are understood', async () => {
  const text =
    '\ufeff教学班编号;课程代码;课程名称;学分;班号;容量;星期;开始时间;结束时间\nA;CS 1;算法;2;01;不限;周三;8:00;9:35\n'
  const { catalogue, badRows } = await readingOf(text)
  expect(badRows).toEqual([])
  expect(catalogue.sections[0]).toMatchObject({ capacity: null, meetings: [{ weekday: 3, startMinute: 480 }] })
})

test('blanks that spread a Chinese heading over its column do not matter', async () => {
  const text = '教学班编号,课程代码,课 程 名 称,学　分,班 号,容  量\nA,CS 1,算法,2,01,30\n'
  expect((await readingOf(text)).catalogue.sections).toMatchObject([{ code: '01', capacity: 30 }])
})

test('an export in GB18030 reads like one in UTF-8', async () => {
  // 数据结构 as a Chinese spreadsheet saves it.
  const [before = '', after = ''] = csvOf(row('A')).split('数据结构')
  const title = Buffer.from('cafdbeddbde1b9b9', 'hex')
  const { catalogue } = await readingOf(Buffer.concat([Buffer.from(before), title, Buffer.from(after)]))
  expect(catalogue.courses[0]?.title).toBe('数据结构')
})

test('both templates read as the section they show', async () => {
  for (const name of ['template.csv', 'template.xlsx']) {
    const path = join(await fileOf('', 'anchor'), '..', name)
    await writeTemplate(path)
    const { catalogue, badRows } = await readCatalogue(path, frame)
    expect(badRows).toEqual([])
    expect(catalogue.sections[0]).toMatchObject({ externalId: 'CS2103-01', capacity: 60, meetings: [{}, {}] })
    expect(catalogue.sections[0]?.teachers).toEqual([
      { name: '陈默', nameEn: 'Chen Mo' },
      { name: '何雨', nameEn: 'He Yu' },
    ])
  }
})

test('a bad cell is told with line, row, column, value and reason', async () => {
  const long = row('A').replace('数据结构', '"数据\n结构"')
  const { badRows } = await readingOf(csvOf(long, row('B', { weekday: 'someday' })))
  expect(badRows).toEqual([
    {
      line: 4,
      row: 3,
      column: 'weekday',
      value: 'someday',
      reason: 'is not a weekday such as 1, 周一, 一 or Mon; several as 1,3',
      sectionId: 'B',
    },
    expect.objectContaining({ line: 4, column: 'course_title' }),
  ])
})

test.each([
  ['credits', { credits: 'three' }, 'is not a number of credits'],
  ['capacity', { capacity: '' }, 'is blank; give a number'],
  ['capacity', { capacity: '-1' }, 'is not a number of seats'],
  ['periods', { periods: '4-9' }, 'is outside the institution’s 4 periods'],
  ['periods', { periods: '3月4日' }, 'became a date in the spreadsheet'],
  ['weeks', { weeks: '1-20' }, 'names week 20, but the term has 18 weeks'],
  ['weekday', { weekday: '' }, 'is blank, but the row has a time'],
  ['component', { component: 'seminar' }, 'is none of lecture'],
  ['parent_section_id', { parent_section_id: 'Z' }, 'is not a section_id in this file'],
  ['section_id', { section_id: '' }, 'is blank; every row says its section'],
  ['course_title', { course_title: '' }, 'is blank; it is needed'],
])('a bad %s is refused: %j', async (column, over, reason) => {
  const { badRows, catalogue } = await readingOf(csvOf(row('A', over)))
  expect(badRows).toHaveLength(1)
  expect(badRows[0]).toMatchObject({ line: 2, column, reason: expect.stringContaining(reason) })
  expect(catalogue.sections).toEqual([])
})

test('rows that contradict one another are told with the line that came first', async () => {
  const { badRows } = await readingOf(csvOf(row('A'), row('A', { capacity: '31' }), row('B', { credits: '4' })))
  expect(badRows.map(({ line, column, reason }) => [line, column, reason])).toEqual([
    [3, 'capacity', 'contradicts line 2 of the same section, which says 30'],
    [4, 'credits', 'contradicts line 2 of the same course, which says 3'],
  ])
})

test('a section below one with a bad row is bad too, and the others are not', async () => {
  const lab = row('A1', { component: 'lab', parent_section_id: 'A' })
  const { badRows, catalogue } = await readingOf(csvOf(row('A', { weekday: '9' }), lab, row('B')))
  expect(badRows.map(({ sectionId }) => sectionId)).toEqual(['A', 'A1'])
  expect(catalogue.sections.map(({ externalId }) => externalId)).toEqual(['B'])
})

test('a row with a comma too many or too few is not believed at all', async () => {
  const { badRows, hasNamelessBadRow } = await readingOf(csvOf(`${row('A')},x`, 'B,CS 2103'))
  expect(badRows.map(({ line, column, sectionId }) => [line, column, sectionId])).toEqual([
    [2, '(row)', null],
    [3, '(row)', null],
  ])
  expect(hasNamelessBadRow).toBe(true)
})

test.each([
  ['', 'The file is empty.'],
  [`${heading}\n`, 'The file has a heading but no rows.'],
  ['a,b\n1,2\n', 'The column section_id (教学班编号), course_code'],
  [csvOf(row('A'), '"B,CS 2103'), 'The CSV is broken in the record that begins on line 3'],
  ['\u00d0\u00cf\u0011\u00e0', 'This is an old Excel workbook'],
  ['PK\u0003\u0004 not a workbook', 'The workbook is broken'],
])('the file %j is refused as a whole', async (text, message) => {
  await expect(readingOf(Buffer.from(text, /\u00d0/.test(text) ? 'latin1' : 'utf8'))).rejects.toThrow(message)
})

test('the export of a real registrar reads through its map', async () => {
  const map = await loadImportMap(join(__dirname, '../../../../config/import-maps/uiuc.json'))
  const export2026 = [
    'Subject,Number,Name,Description,Credit Hours,CRN,Section,Type,Start Time,End Time,Days of Week,Room,Building,Instructors',
    'AAS,201,US Racial &amp; Ethnic Politics,See PS 201.,3 hours.,40507,ONL,Online,ARRANGED,,,,,"Henson, A"',
    'CS,225,Data Structures,,1 TO 4 hours.,31264,,Laboratory,08:30 AM,01:50 PM,TR,292,Bevier Hall,"Yan, X;Li, C"',
    'CS,225,Data Structures,,1 TO 4 hours.,31264,,Lecture,12:00 PM,12:50 PM,U,ARR,Bevier Hall,"Yan, X;Li, C"',
    'CS,225,Data Structures,,1 TO 4 hours.,40665,AM1,Online,01:00 PM,01:50 PM,,,,',
    '',
  ].join('\n')
  const { catalogue, badRows, notes } = await readingOf(export2026, { map, capacityDefault: 25 })
  expect(badRows).toEqual([])
  expect(catalogue.courses.map(({ code, title, credits }) => [code, title, credits])).toEqual([
    ['AAS 201', 'US Racial & Ethnic Politics', 3],
    ['CS 225', 'Data Structures', 1],
  ])
  const [online, lab, timeless] = catalogue.sections
  expect(online).toMatchObject({ code: 'ONL', capacity: 25, meetings: [], teachers: [{ name: 'Henson, A' }] })
  expect(lab).toMatchObject({ code: '31264', kind: 'lab', teachers: [{ name: 'Yan, X' }, { name: 'Li, C' }] })
  const places = lab?.meetings.map(({ weekday, startMinute, room }) => [weekday, startMinute, room?.name])
  expect(places).toEqual([
    [2, 510, 'Bevier Hall 292'],
    [4, 510, 'Bevier Hall 292'],
    [7, 720, 'Bevier Hall'],
  ])
  expect(timeless?.meetings).toEqual([])
  expect(notes.map(({ line, text }) => [line, text])).toEqual([
    [4, 'has another Type than line 3 of the same section, which counts'],
    [5, 'has a time but no days; taken without a fixed time'],
  ])
})

test('a map that names an unknown column or reader is refused with its place', async () => {
  const path = await fileOf('{"columns":{"seats":{"column":"N"},"credits":{"column":"C","read":"magic"}}}', 'map.json')
  await expect(loadImportMap(path)).rejects.toThrow(/columns[\s\S]*credits\.read/)
})
