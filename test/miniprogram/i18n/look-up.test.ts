import { flatten, lookUp, type Pairs } from '../../../src/miniprogram/i18n/look-up'
import { useLanguage, words, wordsIn } from '../../../src/miniprogram/i18n/words'
import { peopleWordsIn } from '../../../src/miniprogram/packages/people/words/people-words'
import { withoutIntl } from '../without-intl'

const tree = {
  plain: ['照样', 'As it is'],
  courses: ['{{name}}的 {{count}} 门课', '{{count}} course of {{name}}', '{{count}} courses of {{name}}'],
  queue: {
    ahead: ['前面 {{count}} 人', '{{count}} ahead'],
    of: ['{{place}}/{{all}}', '{{place}}/{{place}} · {{all}}'],
  },
  round_other_audience: ['不是结尾', 'Not an ending'],
} as const satisfies Pairs
const t = lookUp(tree, 'en')

test('a text is found by its key, in groups too, and facts are put in as they are', () => {
  expect(t('plain')).toBe('As it is')
  expect(t('round_other_audience')).toBe('Not an ending')
  expect(t('queue.of', { place: '$& <b>', all: 0 })).toBe('$& <b>/$& <b> · 0')
})

test('Chinese has one form for any number', () => {
  const zh = lookUp(tree, 'zh-CN')
  expect([1, 2].map((count) => zh('courses', { count, name: '林' }))).toEqual(['林的 1 门课', '林的 2 门课'])
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
  expect(withoutIntl(() => peopleWordsIn['zh-CN']('phone.found', { count: 1 }))).toMatch(/^找到了 1 个孩子。/)
})

test('every key has a text in both languages, whatever the number', () => {
  const keys = [...flatten(words).keys()] as never[]
  expect(keys.length).toBeGreaterThan(500)
  for (const look of Object.values(wordsIn))
    for (const key of keys) for (const count of [1, 2]) expect(look(key, { count })).not.toBe(key)
})

test('the language starts as Chinese', () => {
  expect(useLanguage.getState().language).toBe('zh-CN')
})
