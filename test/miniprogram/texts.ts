/** The facts that a text mentions, as in `{{name}}`. */
export function factsOf(text: string): string[] {
  return [...new Set(text.match(/\{\{\w+\}\}/g))].sort()
}

/** As one reads it: without the signs that keep a piece in one line. */
export const plainly = (text: string): string => text.replace(/\u2060/g, '').replace(/\u00a0/g, ' ')
