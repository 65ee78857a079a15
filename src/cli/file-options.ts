import type { Command } from 'commander'
import type { TableFileOptions, TableNote } from '../cloud/kernel/table-file/table-row'
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
    .option('--encoding <name>', 'of a CSV that is not UTF-8: gb18030, big5, shift_jis, euc-kr, windows-1252 …')
    .option('--sheet <name>', 'of a workbook with several; the first with a heading unless given')
    .option('--heading-row <number>', 'the row of the headings, where titles stand above it and it is not found')
}

export function tableFileOptions({ encoding, sheet, headingRow }: GivenFileOptions): TableFileOptions {
  return {
    encoding,
    sheet,
    headingRow: headingRow === undefined ? undefined : wholeNumber('--heading-row', headingRow, 1, 1000),
  }
}

/** What there is to tell of how a file was read, one a line. */
export function notesText(notes: readonly TableNote[]): string {
  return notes.map(({ line, text }) => `  note: ${line === null ? text : `line ${line} ${text}`}`).join('\n')
}
