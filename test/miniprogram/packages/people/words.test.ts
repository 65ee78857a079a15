import { peopleEn, peopleZhCN } from '../../../../src/miniprogram/packages/people/words/people-words'
import { factsOf, textsOf } from '../../texts'

test('an English text of the people screens mentions no fact that the Chinese one does not give', () => {
  const chinese = textsOf(peopleZhCN)
  for (const [key, text] of textsOf(peopleEn)) {
    const given = factsOf(chinese.get(key.replace(/_one$/, '_other')) ?? '')
    expect({ key, missing: factsOf(text).filter((fact) => !given.includes(fact)) }).toEqual({ key, missing: [] })
  }
})

test('no English text of the people screens has Chinese characters left in it', () => {
  for (const [key, text] of textsOf(peopleEn))
    expect({ key, has: /\p{Script=Han}/u.test(text) }).toEqual({ key, has: false })
})
