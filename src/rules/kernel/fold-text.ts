/** Turns traditional characters into simplified ones (銀行 → 银行); given, since rules hold no dictionary. */
export type Simplify = (text: string) => string

/** Letters that Unicode does not take apart into a base letter and an accent. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
}
const plainLetter = new RegExp(`[${Object.keys(plainLetters).join('')}]`, 'gu')

/** Signs that join what stands beside them (o’neil, 买买提·艾力, C.S.) and those that nobody sees or types; kana keep their marks. */
const joiningSigns = /(?![\u3099\u309a])['’‘`´ʼ′"“”„″«»「」『』《》〈〉·•‧∙⋅●・ㆍ\u119e.\p{Cf}\p{Mn}\p{Me}\p{Cc}]/gu
/** Letters, numbers, and the two signs without which C++ and C# are C. */
const neitherWordNorSign = /[^\p{L}\p{N}\p{Co}+#]+/gu

/**
 * One spelling for all ways to write the same words, so that what is typed meets what is shown: full width, Roman
 * numerals and circled digits (NFKC), case, accents, traditional characters, quotes, dots, hyphens, brackets and runs
 * of blanks make no difference. Words are kept apart by single blanks; a text of signs only becomes empty.
 */
export function foldText(text: string, simplify: Simplify): string {
  const compatible = text.replace(/\s/gu, ' ').normalize('NFKC').toLowerCase()
  const bare = compatible.normalize('NFD').replace(joiningSigns, '').normalize('NFC')
  const latin = bare.replace(plainLetter, (letter) => plainLetters[letter] ?? letter)
  // Signs go first: one that a dictionary takes for the beginning of a character would shield what follows it.
  return simplify(latin.replace(neitherWordNorSign, ' ').trim())
}

/** A folded text without its blanks: how two texts are compared of which one was written in a single piece. */
export function compactText(folded: string): string {
  return folded.replaceAll(' ', '')
}
