/** Columns of a terminal that a text takes: Chinese characters take two, accents that stand on a letter none. */
export function widthOf(text: string): number {
  return [...text].reduce((width, character) => width + widthOfOne(character), 0)
}

const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u
const withoutWidth = /[\p{Mn}\p{Me}\p{Cf}]/u

function widthOfOne(character: string): number {
  if (withoutWidth.test(character)) return 0
  return wide.test(character) ? 2 : 1
}

/** A text with blanks behind it up to so many columns. */
export function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)))
}

/** What of a text fits into so many columns. */
export function fitting(text: string, columns: number): string {
  let width = 0
  let end = 0
  for (const character of text) {
    width += widthOfOne(character)
    if (width > columns) return text.slice(0, end)
    end += character.length
  }
  return text
}

/** A line a row, its cells below one another; each cell on one line, and what a terminal would obey taken out. */
export function aligned(rows: readonly (readonly string[])[]): string[] {
  const lines = rows.map((cells) => cells.map((cell) => cell.replace(/[\s\p{Cc}]+/gu, ' ')))
  const columns = Math.max(0, ...lines.map(({ length }) => length))
  const widths = Array.from({ length: columns }, (_, at) =>
    Math.max(0, ...lines.map((cells) => widthOf(cells[at] ?? ''))),
  )
  return lines.map((cells) =>
    cells
      .map((cell, at) => padded(cell, widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}
