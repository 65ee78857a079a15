/** Texts by their keys, some in groups. What depends on a number has `_other`, and `_one` where a language has a singular. */
export type TextTree = { readonly [key: string]: string | TextTree }

/** The keys of a tree as they are asked for: groups joined by dots, numbers' endings left out. */
export type KeyOf<Tree> = {
  [Key in keyof Tree & string]: Tree[Key] extends string
    ? Key extends `${infer Base}_other`
      ? Base
      : Key
    : `${Key}.${KeyOf<Tree[Key]>}`
}[keyof Tree & string]

/** What a text mentions, as in `{{name}}`; `count` also decides between singular and plural. */
export type Facts = Readonly<Record<string, string | number>>

/** Gives the text of a key with the facts in their places. */
export type TextLookup<Tree> = (key: KeyOf<Tree>, facts?: Facts) => string

/** Every text by its whole key, as in `refusal.busy.title`. */
function flatten(tree: TextTree, path: string, texts: Map<string, string>): Map<string, string> {
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') texts.set(path + key, value)
    else flatten(value, `${path}${key}.`, texts)
  }
  return texts
}

/**
 * The look-up in one language. The rule for numbers is our own, since phones without `Intl` know none: `_one` for
 * exactly one where the language has it, else `_other`. A key that is missing shows as itself.
 */
export function lookUp<Tree extends TextTree>(tree: Tree): TextLookup<Tree> {
  let texts: Map<string, string> | null = null
  return (key, facts = {}) => {
    texts ??= flatten(tree, '', new Map())
    const singular = facts.count === 1 ? texts.get(`${key}_one`) : undefined
    const text = singular ?? texts.get(`${key}_other`) ?? texts.get(key) ?? key
    return text.replace(/\{\{(\w+)\}\}/g, (_place, name: string) => String(facts[name] ?? ''))
  }
}
