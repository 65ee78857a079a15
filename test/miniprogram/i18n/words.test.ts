import { flatten } from '../../../src/miniprogram/i18n/look-up'
import { words } from '../../../src/miniprogram/i18n/words'
import { peopleScreenWords } from '../../../src/miniprogram/packages/people/words/people-words'
import { staffWords } from '../../../src/miniprogram/packages/selection/words/staff'
import { factsOf } from '../texts'

const trees = { 'the main package': words, 'the people screens': peopleScreenWords, 'the staff screens': staffWords }

describe.each(Object.entries(trees))('in %s', (_name, tree) => {
  const pairs = [...flatten(tree)]

  test('an English text mentions no fact that the Chinese one does not give', () => {
    for (const [key, [chinese, ...english]] of pairs) {
      const given = factsOf(chinese)
      const missing = english.flatMap(factsOf).filter((fact) => !given.includes(fact))
      expect({ key, missing }).toEqual({ key, missing: [] })
    }
  })

  test('no English text has Chinese characters left in it, and no text is empty', () => {
    for (const [key, [chinese, ...english]] of pairs) {
      expect({ key, has: english.some((text) => /\p{Script=Han}/u.test(text)) }).toEqual({ key, has: false })
      expect({ key, isEmpty: [chinese, ...english].includes('') }).toEqual({ key, isEmpty: false })
    }
  })

  test('what is told for one and for many is about a number', () => {
    for (const [key, [chinese, ...english]] of pairs)
      if (english.length === 2)
        expect({ key, facts: factsOf(chinese) }).toEqual({ key, facts: expect.arrayContaining(['{{count}}']) })
  })
})
