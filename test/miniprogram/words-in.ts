import type { Language } from '../../src/miniprogram/i18n/look-up'
import { type Pair, type Pairs, textOf } from '../../src/miniprogram/i18n/look-up'
import { words } from '../../src/miniprogram/i18n/words'
import { peopleScreenWords } from '../../src/miniprogram/packages/people/words/people-words'
import { staffWords } from '../../src/miniprogram/packages/selection/words/staff'

/** The texts of one language in the shape of their pairs; of what depends on a number, the text for many. */
export type TextsIn<Tree> = { readonly [Key in keyof Tree]: Tree[Key] extends Pair ? string : TextsIn<Tree[Key]> }

function textsIn<Tree extends Pairs>(tree: Tree, language: Language): TextsIn<Tree> {
  const entries = Object.entries(tree).map(([key, value]) => [
    key,
    Array.isArray(value) ? textOf(value as unknown as Pair, language) : textsIn(value as Pairs, language),
  ])
  return Object.fromEntries(entries) as TextsIn<Tree>
}

export const zhCN = textsIn(words, 'zh-CN')
export const en = textsIn(words, 'en')
export const peopleZhCN = textsIn(peopleScreenWords, 'zh-CN')
export const peopleEn = textsIn(peopleScreenWords, 'en')
export const staffZhCN = textsIn(staffWords, 'zh-CN')
export const staffEn = textsIn(staffWords, 'en')
