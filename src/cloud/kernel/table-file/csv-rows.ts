import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { withoutTextMark } from './cell-damage'
import { TableFileError } from './table-file-error'
import type { TableFileOptions, TableNote } from './table-row'
import { type Decoder, decoderOf, firstBadLine, lenientDecoderOf } from './text-decoder'
import { encodingOf, namedEncoding, sampleLines } from './text-encoding'

/** A row as its source has it: nothing is cleaned or judged yet. */
export interface RawRow {
  readonly line: number
  readonly row: number
  readonly cells: string[]
  readonly damage?: ReadonlyMap<number, string>
}

const chunkBytes = 65_536

/** The rows of a CSV file, with what there is to tell of how it was read. */
export function csvRows(
  bytes: Uint8Array,
  options: TableFileOptions,
): { rows: AsyncIterable<RawRow>; notes: TableNote[] } {
  const { label, notes } = encodingFor(bytes, options)
  const start = lenientDecoderOf(label).decode(bytes.subarray(0, 8192))
  refuseMarkup(start)
  // Excel writes it so that every Excel reads the file alike.
  const sep = /^\ufeff?"?sep=(.)"?\r?\n/i.exec(start)
  if (sep) notes.push(said(`the first line, sep=${sep[1]}, says what separates the cells and is no row`))
  const delimiter = sep?.[1] ?? delimiterOf(start)
  return { rows: records(bytes, decoderOf(label), { delimiter, fromLine: sep ? 2 : 1, label, options }), notes }
}

const said = (text: string): TableNote => ({ line: null, row: null, text })

function encodingFor(bytes: Uint8Array, { encoding }: TableFileOptions): { label: string; notes: TableNote[] } {
  if (encoding !== undefined) {
    const label = namedEncoding(encoding)
    return { label, notes: [said(`read as ${label}, as --encoding says`)] }
  }
  const { label, why, isGuess } = encodingOf(bytes)
  if (!isGuess) return { label, notes: label === 'utf-8' ? [] : [said(`read as ${label}: ${why}`)] }
  const lines = sampleLines(bytes, label).map((line) => `\n      ${line}`)
  const text = `the file is not UTF-8; it is read as ${label}: ${why}. If these lines read wrong, say what it is with --encoding:${lines.join('')}`
  return { label, notes: [said(text)] }
}

/** Systems of many schools export a web page, or Excel's XML of 2003, under the name of a workbook. */
function refuseMarkup(start: string): void {
  const isPage = /^\ufeff?\s*(<\?xml[^>]*>\s*)?(<!doctype html|<html|<head|<meta|<style|<body|<table)/i.test(start)
  const isXml = /^\ufeff?\s*<\?xml/i.test(start)
  if (!isPage && !isXml) return
  const what = isPage ? 'a web page' : 'an XML file'
  throw new TableFileError(
    `This is ${what}, not a table, whatever its name ends in. Open it in Excel or WPS, save it as .xlsx, and import that.`,
  )
}

interface Reading {
  readonly delimiter: string
  readonly fromLine: number
  readonly label: string
  readonly options: TableFileOptions
}

async function* records(bytes: Uint8Array, decoder: Decoder, reading: Reading): AsyncGenerator<RawRow> {
  const { delimiter, fromLine } = reading
  // The rows arrive after the parser has run ahead of them, so where it stumbled it must say itself.
  let parsedLine = fromLine - 1
  const parser = parse({
    bom: true,
    info: true,
    relax_column_count: true,
    delimiter,
    from_line: fromLine,
    on_record: (record: string[], { lines }) => {
      parsedLine = lines
      return record
    },
  })
  const source = Readable.from(decoded(bytes, decoder, reading))
  source.on('error', (error) => parser.destroy(error))
  const parsed = source.pipe(parser) as AsyncIterable<{ record: string[]; info: { lines: number; records: number } }>
  let lastLine = fromLine - 1
  try {
    for await (const { record, info } of parsed) {
      const line = lastLine + 1
      lastLine = info.lines
      yield { line, row: info.records + fromLine - 1, cells: record.map(withoutTextMark) }
    }
  } catch (error) {
    if (error instanceof CsvError) throw brokenCsv(error, parsedLine + 1)
    throw error
  }
}

/** A bare `="00012345"` between separators, as exports write what a spreadsheet must not take for a number. */
const bareTextMark = /(^|[,;\t\n])="([^"\r\n]*)"(?=[,;\t\r\n]|$)/g

function* decoded(bytes: Uint8Array, decoder: Decoder, reading: Reading): Generator<string> {
  const pieces = decodedPieces(bytes, decoder, reading)
  // It is no CSV, strictly: quoted like any other cell, it is.
  if (Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes('="'))
    yield [...pieces].join('').replace(bareTextMark, '$1"=""$2"""')
  else yield* pieces
}

function* decodedPieces(bytes: Uint8Array, decoder: Decoder, { label, options }: Reading): Generator<string> {
  for (let at = 0; at < bytes.length || at === 0; at += chunkBytes) {
    const isLast = at + chunkBytes >= bytes.length
    try {
      yield decoder.decode(bytes.subarray(at, at + chunkBytes), { stream: !isLast })
    } catch (cause) {
      throw notOfEncoding(label, bytes, cause)
    }
    options.onProgress?.({ bytesRead: Math.min(at + chunkBytes, bytes.length), bytesTotal: bytes.length })
  }
}

function notOfEncoding(label: string, bytes: Uint8Array, cause: unknown): TableFileError {
  const where = label.startsWith('utf-16') ? 'some of its bytes' : `some bytes of line ${firstBadLine(bytes, label)}`
  return new TableFileError(
    `The file is not ${label}: ${where} mean nothing in it. Give another --encoding, or write the file again.`,
    { cause },
  )
}

function brokenCsv(error: CsvError, line: number): TableFileError {
  const isOpenQuote = error.code === 'CSV_QUOTE_NOT_CLOSED'
  const what = isOpenQuote ? 'a quotation mark is opened and never closed' : 'a quotation mark stands inside a cell'
  return new TableFileError(
    `The CSV is broken in the record that begins on line ${line}: ${what}. Put the whole cell in quotation marks and double those inside it.`,
    { cause: error },
  )
}

/** Spreadsheets write semicolons or tabs where the comma is the decimal mark; the heading tells. */
function delimiterOf(start: string): string {
  const heading = start.split(/\r?\n/, 1)[0] ?? ''
  const countOf = (mark: string) => heading.split(mark).length
  return [',', ';', '\t'].reduce((best, mark) => (countOf(mark) > countOf(best) ? mark : best))
}
