import type { Command } from 'commander'
import type { TableFileOptions, TableNote } from '../../cloud/kernel/table-file/table-row'
import { wholeNumber } from './option-values'

/** What every command that reads a table may be told of the file. */
export interface GivenFileOptions {
  readonly encoding?: string
  readonly sheet?: string
  readonly headingRow?: string
}

/** Adds `--encoding`, `--sheet` and `--heading-row` to a command. */
export function withFileOptions(command: Command): Command {
  return command
    .option(
      '--encoding <name>',
      'of a CSV that is not UTF-8: gb18030, big5, shift_jis, euc-kr, windows-1252 … 非 UTF-8 的 CSV 的编码',
    )
    .option(
      '--sheet <name>',
      'of a workbook with several; the first with a heading unless given 工作簿有多张表时读哪一张，默认第一张有表头的',
    )
    .option(
      '--heading-row <number>',
      'the row of the headings, where titles stand above it and it is not found 表头所在行，上方有标题而未能识别时用',
    )
}

export function tableFileOptions({ encoding, sheet, headingRow }: GivenFileOptions): TableFileOptions {
  return {
    encoding,
    sheet,
    headingRow: headingRow === undefined ? undefined : wholeNumber('--heading-row', headingRow, 1, 1000),
  }
}

const alikeMax = 20

/** What there is to tell of how a file was read, one a line; of notes that differ only in a value, the first of them. */
export function notesText(notes: readonly TableNote[]): string {
  const kinds = new Map<string, TableNote[]>()
  const shown: TableNote[] = []
  for (const note of notes) {
    // `keeps the number as 3`: what differs stands behind the first words.
    const kind = note.text.split(' ', 3).join(' ')
    const alike = kinds.get(kind) ?? []
    if (note.line !== null) kinds.set(kind, alike)
    alike.push(note)
    if (note.line === null || alike.length <= alikeMax) shown.push(note)
  }
  const rest = [...kinds.values()].filter(({ length }) => length > alikeMax).map(restText)
  return [...shown.map(({ line, text }) => (line === null ? text : `line ${line} ${text}`)), ...rest]
    .map((text) => `  note: ${text}`)
    .join('\n')
}

function restText(alike: readonly TableNote[]): string {
  const rest = alike.slice(alikeMax)
  const [first, last] = [rest[0]?.line, rest.at(-1)?.line]
  const where = rest.length === 1 ? `line ${first} is` : `${rest.length} more lines, ${first} to ${last}, are`
  return `${where} like line ${alike[alikeMax - 1]?.line}`
}
