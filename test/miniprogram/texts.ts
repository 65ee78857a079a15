export type TextTree = { [key: string]: string | TextTree }

/** Every text by its key, as in `refusal.busy.title`. */
export function textsOf(tree: TextTree, path = ''): Map<string, string> {
  const texts = new Map<string, string>()
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') texts.set(path + key, value)
    else for (const [inner, text] of textsOf(value, `${path}${key}.`)) texts.set(inner, text)
  }
  return texts
}

/** The facts that a text mentions, as in `{{name}}`. */
export function factsOf(text: string): string[] {
  return [...new Set(text.match(/\{\{\w+\}\}/g))].sort()
}

/** As one reads it: without the signs that keep a piece in one line. */
export const plainly = (text: string): string => text.replace(/\u2060/g, '').replace(/\u00a0/g, ' ')
