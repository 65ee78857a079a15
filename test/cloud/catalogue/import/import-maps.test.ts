import { join } from 'node:path'
import { loadImportMap } from '../../../../src/cloud/catalogue/import/import-map'
import type { ReadingOptions } from '../../../../src/cloud/catalogue/import/read-catalogue'
import { readers } from '../../../../src/cloud/kernel/table-file/named-readers'
import { weeksAsText } from '../../../../src/rules/catalogue/parse-weeks'
import { readingOf, removeFiles } from './files'

afterAll(removeFiles)

const periods = [480, 530, 600, 650, 840, 890, 960, 1010, 1110, 1160].map((startMinute) => {
  return { startMinute, endMinute: startMinute + 45 }
})

/** What a file under a map says: a line a section, with its meetings. The headings are real, people and courses invented. */
async function exported(name: string, lines: readonly string[], options: Partial<ReadingOptions> = {}) {
  const map = await loadImportMap(join(__dirname, '../../../../config/import-maps', `${name}.json`))
  const { catalogue, badRows } = await readingOf([...lines, ''].join('\n'), { map, periods, ...options })
  const titles = new Map(catalogue.courses.map(({ code, title, credits }) => [code, `${title} ${credits}`]))
  const sections = catalogue.sections.map((section) => {
    const { externalId, courseCode, code, kind, capacity, teachers, meetings } = section
    const times = meetings.map(({ weekday, startMinute, endMinute, weeks, room }) =>
      [weekday, `${startMinute}-${endMinute}`, weeksAsText(weeks), room?.name ?? ''].join(' ').trim(),
    )
    const people = teachers.map((teacher) => teacher.name).join('+')
    return [externalId, courseCode, titles.get(courseCode), code, kind, capacity, people, ...times].join(' | ')
  })
  return { sections, bad: badRows.map(({ line, column, reason }) => `${line} ${column} ${reason}`) }
}

test('a section list of Banner comes in', async () => {
  const { sections, bad } = await exported('banner', [
    'Select,CRN,Subj,Crse,Sec,Cmp,Cred,Title,Days,Time,Cap,Act,Rem,WL Cap,WL Act,WL Rem,XL Cap,XL Act,XL Rem,Instructor,Date (MM/DD),Location,Attribute',
    'C,40001,CS,107,01,M,4.000,Computing &amp; Web,MW,04:45 pm-06:25 pm,25,25,0,0,0,0,0,0,0,Ann Roe (P),08/23-12/16,LS 307,Core',
    'C,40002,CS,110,02,M,4.000,Introduction,TR,11:45 am-01:25 pm,30,5,25,0,0,0,0,0,0,"Bo Lee (P), Cy Dow",08/23-12/16,HR 148,',
    'C,40003,CS,398,01,M,1.000,Directed Study,,TBA,10,0,10,0,0,0,0,0,0,TBA,08/23-12/16,TBA,',
    'C,40004,CS,399,01,M,2.000,Workshop,TU,09:00 am-10:00 am,10,0,10,0,0,0,0,0,0,TBA,08/23-12/16,TBA,',
  ])
  expect(sections).toEqual([
    '40001 | CS 107 | Computing & Web 4 | 01 | lecture | 25 | Ann Roe | 1 1005-1105 1-18 LS 307 | 3 1005-1105 1-18 LS 307',
    '40002 | CS 110 | Introduction 4 | 02 | lecture | 30 | Bo Lee+Cy Dow | 2 705-805 1-18 HR 148 | 4 705-805 1-18 HR 148',
    '40003 | CS 398 | Directed Study 1 | 01 | lecture | 10 | ',
  ])
  expect(bad).toEqual(['5 Days can be read as the weekdays 2 or as 2,7; write pairs as in Tu, or numbers'])
})

test('a schedule of PeopleSoft comes in', async () => {
  const { sections, bad } = await exported('peoplesoft', [
    'College,Career,Class Nbr,Subject,Catalog Nbr,Title,Course Description,Class Section,Course ID,Component,Associated Class,Component Units,Facility ID,Meeting Start,Meeting End,Standard Meeting Pattern,Last Name,Initials,Class Status,Enrollment Capacity,Enrollment Total,Instruction Mode',
    'SCI,UGRD,3001,ASTR,101,Astronomy,"Sky, <b>stars</b>",1,360,LEC,1,3.00,LH345,11:00 AM,11:50 AM,MWF,Roe,A,A,80,72,P',
    'SCI,UGRD,3002,ASTR,101,Astronomy,"Sky, <b>stars</b>",2,360,LAB,1,3.00,LH12,02:00 PM,03:15 PM,T,Lee,B,A,20,0,P',
    'SCI,UGRD,3003,ASTR,499,Project,,1,361,IND,1,1.00,,,,,Dow,C,A,5,0,P',
  ])
  expect(bad).toEqual([])
  expect(sections).toEqual([
    '3001 | ASTR 101 | Astronomy 3 | 1 | lecture | 80 | Roe, A | 1 660-710 1-18 LH345 | 3 660-710 1-18 LH345 | 5 660-710 1-18 LH345',
    '3002 | ASTR 101 | Astronomy 3 | 2 | lab | 20 | Lee, B | 2 840-915 1-18 LH12',
    '3003 | ASTR 499 | Project 1 | 1 | other | 5 | Dow, C',
  ])
})

test('the teaching classes of a Zhengfang system come in, several meetings in one cell', async () => {
  const { sections, bad } = await exported(
    'zhengfang',
    [
      '教学班,课程代码,课程,教师,上课时间,起始结束周',
      '(2026-2027-1)-77100001-02,77100001,无人机,甲一,星期四第5-6节{1-16周},1-16周',
      '(2026-2027-1)-77100002-01,77100002,高等数学,"乙二,丙三","星期一第1-2节{1-9周,11-15周(单)};星期三第3-4节{2-16周(双)}",1-16周',
      '(2026-2027-1)-77100003-01,77100003,实习,丁四,待定,1-16周',
      '(2026-2027-1)-77100004-01,77100004,体育,戊五,"星期五第3,5节{1-16周}",1-16周',
    ],
    { capacityDefault: 40 },
  )
  expect(sections).toEqual([
    '(2026-2027-1)-77100001-02 | 77100001 | 无人机 0 | 02 | lecture | 40 | 甲一 | 4 840-935 1-16',
    '(2026-2027-1)-77100002-01 | 77100002 | 高等数学 0 | 01 | lecture | 40 | 乙二+丙三 | 1 480-575 1-9,11,13,15 | 3 600-695 2-16 even',
    '(2026-2027-1)-77100003-01 | 77100003 | 实习 0 | 01 | lecture | 40 | 丁四',
  ])
  expect(bad).toEqual([expect.stringContaining('5 上课时间 can be read as periods 3, 5 or as 3, 4, 5')])
})

test('the schedule of Michigan comes in, a column for each weekday', async () => {
  const { sections, bad } = await exported(
    'umich',
    [
      'Term,Session,Acad Group,Class Nbr,Subject,Catalog Nbr,Section,Course Title,Component,Codes,M,T,W,TH,F,S,SU,Start Date,End Date,Time,Location,Instructor,Units,',
      '"Fall","Regular","Architecture","10001","Architecture (ARCH)"," 201","001","Basic Drawing","LAB","P  W","M","","W","","","","","09/07","12/13","1130-230PM","1227 A&AB","Roe, Lee","3.00",',
      '"Fall","Regular","Architecture","10002","Architecture (ARCH)"," 202","001","Graphics","LEC","P  W","","T","","TH","","","","09/07","12/13","11-2PM","B100 MLB","Dow","4.00",',
      '"Fall","Regular","Architecture","10003","Architecture (ARCH)"," 599","001","Thesis","IND","P  W","","","","","","","","09/07","12/13","ARR","ARR","","1.00",',
    ],
    { capacityDefault: null },
  )
  expect(bad).toEqual([])
  expect(sections).toEqual([
    '10001 | ARCH 201 | Basic Drawing 3 | 001 | lab |  | Roe+Lee | 1 690-870 1-18 1227 A&AB | 3 690-870 1-18 1227 A&AB',
    '10002 | ARCH 202 | Graphics 4 | 001 | lecture |  | Dow | 2 660-840 1-18 B100 MLB | 4 660-840 1-18 B100 MLB',
    '10003 | ARCH 599 | Thesis 1 | 001 | other |  | ',
  ])
})

test.each([
  ['10:10~11:00', '10:10', '11:00'],
  ['10:10-11:00', '10:10', '11:00'],
  ['１０：１０～１１：００', '10:10', '11:00'],
  ['10:10至11:00', '10:10', '11:00'],
  ['04:45 pm-06:25 pm', '16:45', '18:25'],
  ['3:30:00 PM - 4:45:00 PM', '15:30', '16:45'],
  ['1130-230PM', '11:30', '14:30'],
  ['11-2PM', '11:00', '14:00'],
  ['10-12PM', '10:00', '12:00'],
  ['1-3PM', '13:00', '15:00'],
  ['8-9AM', '08:00', '09:00'],
])('the times %s are %s and %s', (text, start, end) => {
  expect([readers.rangeStart(text), readers.rangeEnd(text)]).toEqual([start, end])
})

test.each([
  ['1-16周星期一1-2节', '1-16周', '一', '1-2节', ''],
  ['1-4,6-17周星期一6-7节', '1-4,6-17周', '一', '6-7节', ''],
  ['12-15周 星期五 8-9节 D1147', '12-15周', '五', '8-9节', 'D1147'],
  ['星期四第5-6节{1-16周}', '1-16周', '四', '第5-6节', ''],
  ['周三第3,4节{2-16周(双)} 博学楼 201', '2-16周(双)', '三', '第3,4节', '博学楼 201'],
  ['第1-8週星期二第1節', '第1-8週', '二', '第1節', ''],
])('the meeting %s is taken apart', (text, ...parts) => {
  const read = [readers.weeksPart, readers.weekdayPart, readers.periodsPart, readers.roomPart].map((reader) =>
    reader(text),
  )
  expect(read).toEqual(parts)
})

test.each(['ARR', '10:10', '25:00-26:00', ''])('%j is not two times', (text) => {
  expect(readers.rangeStart(text)).toHaveProperty('reason')
})

test('a cell that a map cannot read is one fault, although the column is needed', async () => {
  const { bad } = await exported('banner', [
    'Select,CRN,Subj,Crse,Sec,Cmp,Cred,Title,Days,Time,Cap,Act,Rem,WL Cap,WL Act,WL Rem,XL Cap,XL Act,XL Rem,Instructor,Date (MM/DD),Location,Attribute',
    'C,40001,CS,107,01,M,varies,Computing,XX,soon,25,25,0,0,0,0,0,0,0,Ann Roe (P),08/23-12/16,LS 307,Core',
  ])
  expect(bad).toEqual([
    '2 Cred is not a text with a number in it',
    '2 Days is not weekdays as letters of MTWRFSU, or in pairs as TuTh',
    '2 Time is not two times with a dash between them',
  ])
})
