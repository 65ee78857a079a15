const errorCell =
  /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|UNKNOWN!|GETTING_DATA)$/i
const controlCharacter = /\p{Cc}/u
const textMax = 20_000

/** Why a text cannot be what somebody wrote in the cell, put so that it follows the value in a sentence; else null. */
export function damageOf(text: string): string | null {
  if (errorCell.test(text.trim()))
    return 'is an error of the spreadsheet, not a value; mend its formula or type the value'
  if (text.includes('\ufffd')) return 'has lost a character (�) before it came here; type it again'
  if (text.length > textMax) return `is longer than ${textMax} characters`
  const isClean = !controlCharacter.test(text.replace(/[\r\n\t]/g, ''))
  return isClean ? null : 'has a control character in it; type it again'
}

// Soft hyphen, zero-width space, marks and isolates of direction, word joiner, byte order mark, variation selectors. The joiners
// U+200C and U+200D are left: Persian and Indic spelling needs them.
const invisible = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]|\p{Variation_Selector}/gu

/** A text without the characters that nobody sees and that come along with a paste. */
export function withoutInvisible(text: string): string {
  return text.replace(invisible, '')
}

/** How a CSV keeps a text from the spreadsheet: `="00012345"` is 00012345. */
export function withoutTextMark(text: string): string {
  return /^="([^"]*)"$/.exec(text.trim())?.[1] ?? text
}
