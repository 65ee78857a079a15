import { en } from '../../../src/miniprogram/i18n/en'
import { zhCN } from '../../../src/miniprogram/i18n/zh-CN'
import { factsOf, textsOf } from '../texts'

test('an English text mentions no fact that the Chinese one does not give', () => {
  const chinese = textsOf(zhCN)
  for (const [key, text] of textsOf(en)) {
    const given = factsOf(chinese.get(key.replace(/_one$/, '_other')) ?? '')
    expect({ key, missing: factsOf(text).filter((fact) => !given.includes(fact)) }).toEqual({ key, missing: [] })
  }
})

test('no English text has Chinese characters left in it', () => {
  for (const [key, text] of textsOf(en)) expect({ key, has: /\p{Script=Han}/u.test(text) }).toEqual({ key, has: false })
})
