import { en } from '../../../src/miniprogram/i18n/en'
import { zhCN } from '../../../src/miniprogram/i18n/zh-CN'

type Tree = { [key: string]: string | Tree }

function textsOf(tree: Tree, path = ''): Map<string, string> {
  const texts = new Map<string, string>()
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') texts.set(path + key, value)
    else for (const [inner, text] of textsOf(value, `${path}${key}.`)) texts.set(inner, text)
  }
  return texts
}

const factsOf = (text: string) => [...new Set(text.match(/\{\{\w+\}\}/g))].sort()

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
