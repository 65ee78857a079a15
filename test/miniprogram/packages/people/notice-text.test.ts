import { NoticeKind, PersonNotice } from '../../../../src/contract/people'
import type { Language } from '../../../../src/miniprogram/i18n/words'
import { noticeText } from '../../../../src/miniprogram/packages/people/pages/notices/notice-text'
import { peopleWordsIn } from '../../../../src/miniprogram/packages/people/words/people-words'

const t = (language: Language) => peopleWordsIn[language]
const notice = (kind: NoticeKind, by: PersonNotice['by'], name: string | null = '林知夏') =>
  PersonNotice.parse({ id: 1, kind, name, by, at: '2026-11-22T09:00:00Z', isRead: false })

test.each(NoticeKind.options)('%s is told in words in both languages', (kind) => {
  for (const language of ['zh-CN', 'en'] as const) {
    const text = noticeText(notice(kind, 'system'), t(language))
    expect(text).not.toContain('notices.')
    expect(text).not.toContain('{{')
  }
})

test('who ended a binding is said, for it makes a difference', () => {
  const told = (['guardian', 'staff', 'system'] as const).map((by) =>
    noticeText(notice('guardian_removed', by, '林建国'), t('zh-CN')),
  )
  expect(told).toEqual(['家长林建国解除了与你的绑定', '学校解除了家长林建国与你的绑定', '家长林建国与你的绑定已解除'])
})

test('a name that was erased leaves a sentence all the same', () => {
  expect(noticeText(notice('guardian_declined', 'student', null), t('en'))).toBe('Somebody did not agree to connect')
})
