import { Todo } from '../../../src/contract/todos'
import { shownTodo } from '../../../src/miniprogram/pages/today/shown-todo'
import { wordingIn } from '../wording'

jest.mock('@tarojs/taro', () => jest.requireActual('../scheduled-phone').taro)

const course = { id: 7, title: '数据结构', titleEn: 'Data Structures' }
const base = { as: { is: 'student' }, urgency: 'soon', dueAt: null }
const exam = (day: string, endMinute = 660) => ({
  ...base,
  code: 'exam',
  course,
  sectionId: 71,
  exam: { day, startMinute: 540, endMinute, room: null },
})
/** It is Sunday 22 November 2026, 17:00. */
const samples = [
  { ...base, code: 'hold', reason: 'unpaid_bill', note: '学费', placedAt: '2026-11-20T02:00:00Z' },
  { ...base, code: 'guardian_asks', bindingId: 3, name: '林建国', kinship: 'father' },
  { ...base, code: 'confirmation_awaited', bindingId: 3, nameMasked: '林*夏', kinship: 'mother' },
  { ...base, code: 'locked_numbers', count: 2 },
  { ...base, code: 'seat_offered', dueAt: '2026-11-22T10:00:00Z', course, bar: null },
  { ...base, code: 'exception_granted', kind: 'credit_limit', course },
  exam('2026-11-24'),
  { ...base, code: 'adviser_requests', count: 2 },
].map((sample) => Todo.parse(sample))

const titled = (todo: Todo, language: 'zh-CN' | 'en' = 'zh-CN') => shownTodo(todo, wordingIn(language))?.title

test('whatever waits has words in both languages', () => {
  const codes = Todo.options.map(({ shape }) => shape.code.value)
  expect(samples.map(({ code }) => code).sort()).toEqual([...codes].sort())
  for (const sample of samples) {
    expect(titled(sample)).toMatch(/[\u4e00-\u9fff]/)
    expect(titled(sample, 'en')).toMatch(/[a-z]{2}/)
    for (const line of shownTodo(sample, wordingIn('en'))?.lines ?? []) expect(line).not.toMatch(/\{\{/)
  }
})

test('what a newer server tells and this applet does not know is left out', () => {
  expect(shownTodo({ ...base, code: 'bill_due' } as never, wordingIn('zh-CN'))).toBeNull()
})

test('a seat whose time has run out waits no longer', () => {
  const [, , , , offered] = samples
  if (!offered) throw new Error('no sample')
  expect(titled(offered)).toBe('你排到了「数据结构」')
  expect(shownTodo({ ...offered, dueAt: '2026-11-22T09:00:00Z' }, wordingIn('zh-CN'))).toBeNull()
})

test('a seat that something bars says so, and where to settle it', () => {
  const barred = Todo.parse({ ...samples[4], bar: { code: 'credit_limit', creditsAfter: 26, creditsMax: 25 } })
  const shown = shownTodo(barred, wordingIn('en'))
  expect([shown?.lines[0], shown?.action]).toEqual(['Not yet: Over the credit limit', 'Settle it'])
})

test('an exam tells how many days are left, and is over once it has ended, not on the morning of its day', () => {
  const tagOf = (day: string, endMinute?: number) => shownTodo(Todo.parse(exam(day, endMinute)), wordingIn('en'))?.tag
  expect(tagOf('2026-11-24')).toBe('In 2 days')
  expect(tagOf('2026-11-23')).toBe('Tomorrow')
  expect(tagOf('2026-11-22', 17 * 60 + 1)).toBe('Today')
  expect(tagOf('2026-11-22', 17 * 60)).toBeUndefined()
  expect(tagOf('2026-11-21')).toBeUndefined()
})
