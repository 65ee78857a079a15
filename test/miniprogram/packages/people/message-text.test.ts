import { type MessageCode, PersonMessage } from '../../../../src/contract/messages'
import { RelationCode } from '../../../../src/contract/people/messages'
import { PlaceCode } from '../../../../src/contract/selection/messages'
import type { Language } from '../../../../src/miniprogram/i18n/look-up'
import { wordsIn } from '../../../../src/miniprogram/i18n/words'
import { messageText } from '../../../../src/miniprogram/packages/people/pages/messages/message-text'
import { peopleWordsIn } from '../../../../src/miniprogram/packages/people/words/people-words'

const wording = (language: Language) => ({
  t: peopleWordsIn[language],
  common: wordsIn[language],
  language,
  at: () => '18:00',
})
const zh = wording('zh-CN')
const en = wording('en')

const told = { id: 1, by: 'system', at: '2026-11-22T09:00:00Z', isRead: false, ward: null }
const course = { id: 5, code: 'CS 2103', title: '数据结构', titleEn: 'Data Structures' }
const place = { course, sections: [{ id: 7, code: '01' }] }
const ward = { id: 3, name: '林知夏', nameEn: 'Lin Zhixia' }

const factsOf: Record<Exclude<MessageCode, RelationCode | PlaceCode>, object> = {
  scope_asked: { name: '林建国', scope: 'timetable' },
  seat_offered: { ...place, expiresAt: '2026-11-22T10:00:00Z', isOver: false },
  request_granted: { ...place, kind: 'section_full', note: '可以' },
  request_refused: { ...place, kind: 'credit_limit', note: '不可以' },
  hold_placed: { reason: 'unpaid_bill', note: '住宿费' },
  hold_released: { reason: 'unpaid_bill', note: null },
  lottery_drawn: { roundName: { name: '第一轮', nameEn: 'First round' }, won: 1, choices: 3 },
}

/** One message of every code there is. */
const all: PersonMessage[] = [
  ...RelationCode.options.map((code) => ({ ...told, code, name: '林知夏' })),
  ...PlaceCode.options.map((code) => ({ ...told, ...place, code, note: '教师病休' })),
  ...Object.entries(factsOf).map(([code, facts]) => ({ ...told, ...facts, code })),
].map((message) => PersonMessage.parse(message))

const relation = (code: RelationCode, by: PersonMessage['by'], name: string | null = '林知夏') =>
  PersonMessage.parse({ ...told, code, by, name })

test.each(all.map((message) => [message.code, message] as const))('%s is told in words in both languages', (_, one) => {
  for (const words of [zh, en]) {
    const { title, lines } = messageText(one, words)
    expect([title, ...lines].join(' ')).not.toMatch(/messages\.|adviser\.|hold\.|\{\{/)
  }
})

test('a cancelled section is named, with what it means and why', () => {
  const message = PersonMessage.parse({ ...told, ...place, code: 'section_cancelled', note: '教师病休' })
  expect(messageText(message, zh)).toEqual({
    title: '教学班已取消：CS 2103 数据结构（01 班）',
    lines: ['你已不在这门课里，可以改选别的。', '说明：教师病休'],
  })
})

test('what was told to a ward is said of them, without what only they can do', () => {
  const message = PersonMessage.parse({ ...told, ...place, ward, code: 'section_cancelled', note: '教师病休' })
  expect(messageText(message, en)).toEqual({
    title: 'Lin Zhixia: Section cancelled: CS 2103 Data Structures (section 01)',
    lines: ['Note: 教师病休'],
  })
})

test('a course that the catalogue has no more leaves a sentence all the same', () => {
  const message = PersonMessage.parse({ ...told, course: null, sections: [], code: 'offer_lapsed', note: null })
  expect(messageText(message, zh).title).toBe('没有及时确认，空位已让给下一位：一门课程')
})

test('who ended a binding is said, for it makes a difference', () => {
  const titles = (['guardian', 'staff', 'system'] as const).map(
    (by) => messageText(relation('guardian_removed', by, '林建国'), zh).title,
  )
  expect(titles).toEqual(['家长林建国解除了与你的绑定', '学校解除了家长林建国与你的绑定', '家长林建国与你的绑定已解除'])
})

test('a name that was erased leaves a sentence all the same', () => {
  expect(messageText(relation('guardian_declined', 'student', null), en).title).toBe(
    'Somebody did not agree to connect',
  )
})

test('a code that is newer than this phone is no blank and no crash', () => {
  const message = { ...told, code: 'bill_issued' } as unknown as PersonMessage
  expect(messageText(message, en)).toEqual({ title: 'A new message. Update the applet to read it', lines: [] })
})
