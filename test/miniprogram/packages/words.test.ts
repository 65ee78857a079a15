import { peopleEn, peopleZhCN } from '../../../src/miniprogram/packages/people/words/people-words'
import { staffEn } from '../../../src/miniprogram/packages/selection/words/staff-en'
import { staffZhCN } from '../../../src/miniprogram/packages/selection/words/staff-zh-CN'
import { factsOf, textsOf } from '../texts'

test('an English text of a sub-package mentions no fact that the Chinese one does not give', () => {
  const chinese = textsOf({ ...peopleZhCN, ...staffZhCN })
  for (const [key, text] of textsOf({ ...peopleEn, ...staffEn })) {
    const given = factsOf(chinese.get(key.replace(/_one$/, '_other')) ?? '')
    expect({ key, missing: factsOf(text).filter((fact) => !given.includes(fact)) }).toEqual({ key, missing: [] })
  }
})

test('no English text of a sub-package has Chinese characters left in it', () => {
  for (const [key, text] of textsOf({ ...peopleEn, ...staffEn }))
    expect({ key, has: /\p{Script=Han}/u.test(text) }).toEqual({ key, has: false })
})
