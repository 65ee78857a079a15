import {
  meetingsText,
  meetingText,
  namesText,
  periodsOf,
  weeksText,
} from '../../../../src/miniprogram/catalogue/text/meetings'
import { weekRange, weekSetOf } from '../../../../src/rules/catalogue/weeks'
import { plainly } from '../../texts'
import { periods, wordingIn } from '../../wording'

const chinese = wordingIn('zh-CN')
const english = wordingIn('en')
const tuesday = { weekday: 2, startMinute: 600, endMinute: 695, weeks: weekRange(1, 16), room: null }

test('a time that fills whole periods is told by its periods', () => {
  expect(periodsOf(tuesday, periods)).toEqual({ first: 3, last: 4 })
  expect(plainly(meetingText(tuesday, chinese))).toBe('周二 3–4 节')
  expect(plainly(meetingText(tuesday, english))).toBe('Tue periods 3–4')
})

test('periods and weeks stay in one piece where a line ends', () => {
  const odd = { ...tuesday, weeks: weekRange(1, 15, 2) }
  expect(weeksText(weekRange(3, 9, 2), chinese)).not.toMatch(/[ ]|[^\u2060]–|–[^\u2060]|[^\u2060]（/)
  expect(meetingText(odd, chinese)).not.toMatch(/\d [节周]/)
})

test('a time that fits no periods is told by the clock', () => {
  expect(plainly(meetingText({ ...tuesday, startMinute: 610 }, chinese))).toBe('周二 10:10–11:35')
})

test.each([
  ['every week of the term needs no word', weekRange(1, 16), ''],
  ['odd weeks', weekRange(1, 16, 2), '单周'],
  ['even weeks', weekRange(2, 16, 2), '双周'],
  ['a run of weeks', weekRange(1, 8), '1–8 周'],
  ['a run of odd weeks', weekRange(3, 9, 2), '3–9 周（单周）'],
  ['even weeks with one left out', weekSetOf([2, 4, 6, 10, 12]), '2–6、10–12 周（双周）'],
  ['single weeks and runs', weekSetOf([1, 2, 3, 7]), '1–3、7 周'],
])('weeks in words: %s', (_, weeks, words) => {
  expect(plainly(weeksText(weeks, chinese))).toBe(words)
})

test('weeks that all meetings share stand once, others beside their own meeting', () => {
  const thursday = { ...tuesday, weekday: 4 }
  const even = weekRange(2, 16, 2)
  const firstHalf = weekRange(1, 8)
  expect(plainly(meetingsText([thursday, tuesday], chinese))).toBe('周二 3–4 节 · 周四 3–4 节')
  expect(plainly(meetingsText([tuesday, { ...thursday, weeks: even }], chinese))).toBe('周二 3–4 节 · 周四 3–4 节 双周')
  const both = [tuesday, thursday].map((meeting) => ({ ...meeting, weeks: firstHalf }))
  expect(plainly(meetingsText(both, chinese))).toBe('周二 3–4 节 · 周四 3–4 节，1–8 周')
})

test('a section without meetings says that its time is still to come', () => {
  expect(plainly(meetingsText([], chinese))).toBe('时间待定')
})

test('teachers whose names have commas of their own are still told apart', () => {
  const person = (name: string) => ({ name, nameEn: null })
  expect(namesText([person('陈默'), person('王立'), person('陈默')], chinese)).toBe('陈默、王立')
  expect(namesText([person('Ada Byron'), person('Alan Turing')], english)).toBe('Ada Byron, Alan Turing')
  expect(namesText([person('Byron, A'), person('Turing, A')], english)).toBe('Byron, A; Turing, A')
})
