import { en } from '../../../src/miniprogram/i18n/en'
import { lookUp } from '../../../src/miniprogram/i18n/look-up'
import { useLanguage, wordsIn } from '../../../src/miniprogram/i18n/words'
import { zhCN } from '../../../src/miniprogram/i18n/zh-CN'
import { peopleWordsIn } from '../../../src/miniprogram/packages/people/words/people-words'
import { textsOf } from '../texts'
import { withoutIntl } from '../without-intl'

const t = lookUp({
  plain: 'As it is',
  courses_one: '{{count}} course of {{name}}',
  courses_other: '{{count}} courses of {{name}}',
  queue: { ahead_other: '{{count}} ahead', of: '{{place}}/{{place}} · {{all}}' },
  round_other_audience: 'Not an ending',
})

test('a text is found by its key, in groups too, and facts are put in as they are', () => {
  expect(t('plain')).toBe('As it is')
  expect(t('round_other_audience')).toBe('Not an ending')
  expect(t('queue.of', { place: '$& <b>', all: 0 })).toBe('$& <b>/$& <b> · 0')
})

test('one has the singular where the language has it; nought, many and parts have the other form', () => {
  const courses = [0, 1, 2, 1.5].map((count) => t('courses', { count, name: 'Lin' }))
  expect(courses).toEqual(['0 courses of Lin', '1 course of Lin', '2 courses of Lin', '1.5 courses of Lin'])
  expect([1, 5].map((count) => t('queue.ahead', { count }))).toEqual(['1 ahead', '5 ahead'])
})

test('a fact that is not given leaves nothing behind', () => {
  expect(t('queue.of', { all: 3 })).toBe('/ · 3')
})

test('on a phone without Intl numbers are told in words in both languages', () => {
  const told = (['zh-CN', 'en'] as const).flatMap((language) =>
    [1, 2].map((count) => withoutIntl(() => wordsIn[language]('courses.count', { count }))),
  )
  expect(told).toEqual(['1 个教学班', '2 个教学班', '1 section', '2 sections'])
  expect(withoutIntl(() => peopleWordsIn['zh-CN']('phone.found', { count: 1 }))).toBe('找到了 1 个孩子')
})

test('every key of the Chinese words has a text in both languages, whatever the number', () => {
  const keys = [...textsOf(zhCN).keys()].map((key) => key.replace(/_other$/, ''))
  expect(keys.length).toBeGreaterThan(500)
  for (const look of [lookUp(zhCN), lookUp(en)] as ((key: string, facts: object) => string)[])
    for (const key of keys) for (const count of [1, 2]) expect(look(key, { count })).not.toBe(key)
})

test('the language starts as Chinese', () => {
  expect(useLanguage.getState().language).toBe('zh-CN')
})
