import fc from 'fast-check'
import { chinese } from '../../../src/cloud/catalogue/language'
import { foldText } from '../../../src/rules/kernel/fold-text'

const fold = (text: string) => foldText(text, chinese.simplify)

test.each([
  ['体育（羽毛球）', '体育 羽毛球'],
  ['體育(羽毛球)', '体育 羽毛球'],
  ['大学物理Ⅱ', '大学物理ii'],
  ['大学物理A②', '大学物理a2'],
  ['Ｃ＋＋程序设计', 'c++程序设计'],
  ['C#', 'c#'],
  ['CS-3107', 'cs 3107'],
  ['CS–3107', 'cs 3107'],
  ['ＣＳ　３１０７\u00a001', 'cs 3107 01'],
  ['  Économie   générale ', 'economie generale'],
  ['José Ibáñez', 'jose ibanez'],
  ['Straße Øresund Łódź', 'strasse oresund lodz'],
  ['O’Neil', 'oneil'],
  ["o'neil", 'oneil'],
  ['Anne-Marie', 'anne marie'],
  ['买买提·艾力', '买买提艾力'],
  ['买买提•艾力', '买买提艾力'],
  ['买买提⋅艾力', '买买提艾力'],
  ['“一带一路”与中亚', '一带一路与中亚'],
  ['銀行會計', '银行会计'],
  ['王\u200b伟', '王伟'],
  ['Belt & Road', 'belt road'],
  ['𠮷川', '𠮷川'],
  ['한국어', '한국어'],
  ['ガイダンス', 'ガイダンス'],
  ['（！）', ''],
  ['⿰駱 ', '骆'],
  ['薴麻', '苎麻'],
])('%s is folded to %s', (text, folded) => {
  expect(fold(text)).toBe(folded)
})

test('what is folded stays as it is when it is folded again', () => {
  const texts = fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.string({ unit: 'grapheme', maxLength: 40 }))
  fc.assert(
    fc.property(texts, (text) => fold(fold(text)) === fold(text)),
    { numRuns: 2000 },
  )
})
