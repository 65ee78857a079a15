export type Language = 'zh-CN' | 'en'

/**
 * A text in Chinese and in English. What depends on a number has three: Chinese knows no plural, English is told for
 * one and for any other number.
 */
export type Pair = readonly [zh: string, en: string] | readonly [zh: string, enOne: string, enOther: string]

/** Texts by their keys, some in groups. Neither language can lack one, since both stand in the same place. */
export type Pairs = { readonly [key: string]: Pair | Pairs }

/** The keys of a tree as they are asked for: groups joined by dots. */
export type KeyOf<Tree> = {
  [Key in keyof Tree & string]: Tree[Key] extends Pair ? Key : `${Key}.${KeyOf<Tree[Key]>}`
}[keyof Tree & string]

/** What a text mentions, as in `{{name}}`; `count` also decides between singular and plural. */
export type Facts = Readonly<Record<string, string | number>>

/** Gives the text of a key with the facts in their places. */
export type TextLookup<Tree> = (key: KeyOf<Tree>, facts?: Facts) => string

const isPair = (value: Pair | Pairs): value is Pair => Array.isArray(value)

/** The text of a pair in a language; the rule for numbers is our own, since phones without `Intl` know none. */
export function textOf(pair: Pair, language: Language, count?: string | number): string {
  const [zh, enOne, enOther = enOne] = pair
  if (language === 'zh-CN') return zh
  return count === 1 ? enOne : enOther
}

/** Every pair by its whole key, as in `refusal.busy.title`. */
export function flatten(tree: Pairs, path = '', pairs = new Map<string, Pair>()): Map<string, Pair> {
  for (const [key, value] of Object.entries(tree)) {
    if (isPair(value)) pairs.set(path + key, value)
    else flatten(value, `${path}${key}.`, pairs)
  }
  return pairs
}

/** The look-up in one language. A key that is missing shows as itself. */
export function lookUp<Tree extends Pairs>(tree: Tree, language: Language): TextLookup<Tree> {
  let pairs: Map<string, Pair> | null = null
  return (key, facts = {}) => {
    pairs ??= flatten(tree)
    const pair = pairs.get(key)
    const text = pair ? textOf(pair, language, facts.count) : key
    return text.replace(/\{\{(\w+)\}\}/g, (_place, name: string) => String(facts[name] ?? ''))
  }
}
