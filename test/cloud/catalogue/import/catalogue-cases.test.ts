import { type ReadingOptions, readCatalogue } from '../../../../src/cloud/catalogue/import/read-catalogue'
import { weeksAsText } from '../../../../src/rules/catalogue/parse-weeks'
import { caseFile } from './cases'
import { csvOf, readingOf, removeFiles, row } from './files'

afterAll(removeFiles)

/** Twelve periods of 45 minutes; lunch is from 11:35, supper from 17:25. */
const periods = [480, 530, 600, 650, 840, 890, 960, 1010, 1110, 1160, 1210, 1260].map((startMinute) => {
  return { startMinute, endMinute: startMinute + 45 }
})

async function caseOf(name: string, options: Partial<ReadingOptions> = {}) {
  const reading = await readCatalogue(caseFile(name), { weekCount: 18, periods, ...options })
  const notes = reading.notes.map(({ line, text }) => `${line ?? ''} ${text}`.trim())
  return { ...reading, notes, bad: reading.badRows.map(({ line, column, reason }) => `${line} ${column} ${reason}`) }
}

test('one course written in seven ways is one course, as it was written first', async () => {
  const { catalogue, bad, notes } = await caseOf('catalogue-code-spellings.csv')
  expect(bad).toEqual([])
  expect(catalogue.courses.map(({ code }) => code)).toEqual(['CS 2103'])
  expect(catalogue.sections.map(({ externalId }) => externalId)).toEqual(
    ['01', '02', '03', '04', '05', '06', '07', '08'].map((code) => `C1-${code}`),
  )
  expect(new Set(catalogue.sections.flatMap(({ teachers }) => teachers.map(({ name }) => name))).size).toBe(1)
  expect(notes).toContain('5 writes the course CS 2103 as “cs 2103”; it is the same course')
  expect(notes).toContain('6 writes the course CS 2103 as “CS2103”; it is the same course')
  expect(notes.join()).toContain('invisible characters were left out of cells on line 7, 9')
})

test('a course keeps the spelling that is stored, whatever the file says', async () => {
  const { catalogue } = await caseOf('catalogue-code-spellings.csv', { knownCodes: ['cs-1', 'Cs 2103'] })
  expect(catalogue.courses.map(({ code }) => code)).toEqual(['Cs 2103'])
})

test('weeks and periods are read as they were meant, or refused with both readings', async () => {
  const { catalogue, bad } = await caseOf('catalogue-weeks.csv')
  const of = (id: string) =>
    catalogue.sections
      .find(({ externalId }) => externalId === id)
      ?.meetings.map(({ startMinute, endMinute, weeks }) => {
        return `${startMinute}-${endMinute} ${weeksAsText(weeks)}`
      })
  expect(of('K1-01')).toEqual(['480-575 1-15 odd'])
  expect(of('K2-01')).toEqual(['600-695 1,3'])
  expect(of('K3-01')).toEqual(['840-935 1,3'])
  expect(of('K4-01')).toEqual(['480-575 1-16'])
  expect(of('K6-01')).toEqual(['480-575 1-16'])
  expect(bad).toEqual([
    '6 periods can be read as periods 3, 5 or as 3, 4, 5; write a run as 3-5, and periods apart in rows of their own',
    '8 weeks can be read as the weeks 2-16 even or as 2-8,10,12,14,16; write odd or even at each piece it belongs to',
  ])
})

test('a class over noon is two meetings, and the lunch break between them is free', async () => {
  const { catalogue, bad } = await caseOf('catalogue-noon-periods.csv')
  expect(bad).toEqual([])
  const times = catalogue.sections.map(({ meetings }) => meetings.map((one) => [one.startMinute, one.endMinute]))
  expect(times).toEqual([
    [
      [600, 695],
      [840, 935],
    ],
    [[720, 780]],
  ])
})

test.each([
  ['1-4', [[480, 695]]],
  [
    '3-5',
    [
      [600, 695],
      [840, 885],
    ],
  ],
  [
    '1-12',
    [
      [480, 695],
      [840, 1055],
      [1110, 1305],
    ],
  ],
  [
    '1 3 5',
    [
      [480, 525],
      [600, 645],
      [840, 885],
    ],
  ],
  ['5', [[840, 885]]],
])('the periods %s are the stretches %j', async (text, stretches) => {
  const { catalogue } = await readingOf(csvOf(row('A', { periods: text })), { periods })
  const meetings = catalogue.sections[0]?.meetings.map(({ startMinute, endMinute }) => [startMinute, endMinute])
  expect(meetings).toEqual(stretches)
})

test('merged rooms, a sep= line and other encodings come in', async () => {
  const merged = await caseOf('catalogue-merged-room.xlsx', { capacityDefault: 30 })
  expect(merged.bad).toEqual([])
  const rooms = merged.catalogue.sections.flatMap(({ meetings }) => meetings.map(({ room }) => room?.name))
  expect(rooms.length).toBeGreaterThan(1)
  expect(rooms).not.toContain(undefined)
  expect((await caseOf('catalogue-sep-line.csv')).catalogue.sections).toHaveLength(1)
  const western = await caseOf('catalogue-cp1252.csv')
  expect(western.catalogue.courses.map(({ title }) => title)).toEqual([
    'Économie générale',
    'Español básico',
    'Calculus – limits',
  ])
  expect(western.catalogue.sections[1]?.teachers.map(({ name }) => name)).toEqual(['José Ibáñez', 'Jürgen Groß'])
})

test.each([
  ['陈默,何雨', ['陈默', '何雨']],
  ['陈默，何雨', ['陈默', '何雨']],
  ['陈默/何雨', ['陈默', '何雨']],
  ['陈默、何雨', ['陈默', '何雨']],
  ['陈默; 何雨', ['陈默', '何雨']],
  ['Yan, X;Li, C', ['Yan, X', 'Li, C']],
  ['Henson, A', ['Henson, A']],
  ['阿依努尔·买买提', ['阿依努尔·买买提']],
  ['陈默', ['陈默']],
])('the teachers %s are %j', async (text, names) => {
  const file = `section_id,course_code,course_title,credits,section_code,capacity,teachers\nA,C 1,T,1,1,9,"${text}"\n`
  const { catalogue } = await readingOf(file)
  expect(catalogue.sections[0]?.teachers.map(({ name }) => name)).toEqual(names)
})

test.each([
  ['3:30:00 PM', 930],
  ['3:30 pm', 930],
  ['下午3:30', 930],
  ['12:00 AM', 0],
  ['12:15 PM', 735],
  ['08:00:00', 480],
  ['０８：００', 480],
])('the clock %s is minute %s', async (text, minute) => {
  const file = `section_id,course_code,course_title,credits,section_code,capacity,weekday,start,end\nA,C 1,T,1,1,9,1,${text},23:59\n`
  const { catalogue } = await readingOf(file)
  expect(catalogue.sections[0]?.meetings[0]?.startMinute).toBe(minute)
})

test('an error cell is one fault, and no second one follows from it', async () => {
  const { badRows } = await readingOf(csvOf(row('A', { credits: '#N/A', weeks: '#REF!' })))
  expect(badRows.map(({ column, reason }) => [column, reason.slice(0, 34)])).toEqual([
    ['credits', 'is an error of the spreadsheet, no'],
    ['weeks', 'is an error of the spreadsheet, no'],
  ])
})
