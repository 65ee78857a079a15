const noBreak = '\u00a0'
const joiner = '\u2060'

/** The same text, which no line breaks in two: `1–15 周（单周）` moves to the next line as a whole. */
export function unbroken(text: string): string {
  return text.replace(/ /g, noBreak).replace(/–/g, `${joiner}–${joiner}`).replace(/（/g, `${joiner}（`)
}
