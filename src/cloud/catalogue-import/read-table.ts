import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { Transform } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { CatalogueFileError } from './catalogue-file-error'
import { readXlsxRows } from './read-xlsx-rows'

/** One row of a file with the place where the registrar finds it. */
export interface TableRow {
  /** Line in a text editor; the first is 1. A quoted cell may run over several. */
  readonly line: number
  /** Row in a spreadsheet; the heading is row 1. */
  readonly row: number
  readonly cells: readonly string[]
}

export interface ReadingProgress {
  readonly bytesRead: number
  readonly bytesTotal: number
}

/** A zip archive, and so a workbook, begins with these two bytes. */
const zipMark = 'PK'
/** Workbooks of Excel 97–2003. */
const oldExcelMark = '\u00d0\u00cf'

/**
 * The rows of a CSV or XLSX file, blank ones left out, as they are read. CSV may be UTF-8 with or without a
 * byte order mark, UTF-16 or GB18030. Throws a {@link CatalogueFileError} for a file that is neither.
 */
export async function* readTable(
  path: string,
  onProgress: (progress: ReadingProgress) => void = () => undefined,
): AsyncGenerator<TableRow> {
  const start = await firstBytes(path)
  const mark = start.toString('latin1', 0, 2)
  if (start.length === 0) throw new CatalogueFileError('The file is empty.')
  if (mark === oldExcelMark)
    throw new CatalogueFileError('This is an old Excel workbook (.xls). Save it as .xlsx or as CSV and import that.')
  if (mark !== zipMark) yield* readCsvRows(path, onProgress)
  else {
    const { size } = await stat(path)
    yield* readXlsxRows(path)
    onProgress({ bytesRead: size, bytesTotal: size })
  }
}

async function* readCsvRows(path: string, onProgress: (progress: ReadingProgress) => void): AsyncGenerator<TableRow> {
  const encoding = await encodingOf(path)
  const { size } = await stat(path)
  const decoder = new TextDecoder(encoding)
  let bytesRead = 0
  const decode = new Transform({
    readableObjectMode: true,
    transform(chunk: Buffer, _encoding, done) {
      bytesRead += chunk.length
      onProgress({ bytesRead, bytesTotal: size })
      done(null, decoder.decode(chunk, { stream: true }))
    },
    flush(done) {
      done(null, decoder.decode())
    },
  })
  const delimiter = await delimiterOf(path, encoding)
  const records = createReadStream(path)
    .pipe(decode)
    .pipe(parse({ bom: true, info: true, relax_column_count: true, delimiter }))
  let lastLine = 0
  try {
    for await (const { record, info } of records as AsyncIterable<{
      record: string[]
      info: { lines: number; records: number }
    }>) {
      const line = lastLine + 1
      lastLine = info.lines
      if (record.some((cell) => cell.trim() !== '')) yield { line, row: info.records, cells: record }
    }
  } catch (error) {
    if (error instanceof CsvError) throw brokenCsv(error, lastLine + 1)
    throw error
  }
}

function brokenCsv(error: CsvError, line: number): CatalogueFileError {
  const isOpenQuote = error.code === 'CSV_QUOTE_NOT_CLOSED'
  const what = isOpenQuote ? 'a quotation mark is opened and never closed' : 'a quotation mark stands inside a cell'
  return new CatalogueFileError(
    `The CSV is broken in the record that begins on line ${line}: ${what}. Put the whole cell in quotation marks and double those inside it.`,
    { cause: error },
  )
}

async function firstBytes(path: string): Promise<Buffer> {
  const file = await open(path).catch((cause: NodeJS.ErrnoException) => {
    const why = cause.code === 'ENOENT' ? 'There is no such file' : `The file cannot be opened (${cause.code})`
    throw new CatalogueFileError(`${why}: ${path}`, { cause })
  })
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(8192), 0, 8192, 0)
    return buffer.subarray(0, bytesRead)
  } catch (cause) {
    throw new CatalogueFileError(`The file cannot be read: ${path}`, { cause })
  } finally {
    await file.close()
  }
}

/** UTF-8 has a strict form, so text that is not UTF-8 is known by it; Chinese systems then mean GB18030. */
async function encodingOf(path: string): Promise<'utf-8' | 'utf-16le' | 'gb18030'> {
  if ((await firstBytes(path)).toString('latin1', 0, 2) === '\u00ff\u00fe') return 'utf-16le'
  const strict = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const chunk of createReadStream(path)) strict.decode(chunk as Buffer, { stream: true })
    strict.decode()
    return 'utf-8'
  } catch (error) {
    // What a strict decoder says of bytes that are not UTF-8; a broken disk says something else.
    if ((error as NodeJS.ErrnoException).code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return 'gb18030'
    throw error
  }
}

/** Spreadsheets write semicolons or tabs where the comma is the decimal mark; the heading tells. */
async function delimiterOf(path: string, encoding: string): Promise<string> {
  const start = new TextDecoder(encoding).decode(await firstBytes(path))
  const heading = start.split(/\r?\n/, 1)[0] ?? ''
  const countOf = (mark: string) => heading.split(mark).length
  return [',', ';', '\t'].reduce((best, mark) => (countOf(mark) > countOf(best) ? mark : best))
}
