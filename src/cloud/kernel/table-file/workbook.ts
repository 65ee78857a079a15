import { unzipSync } from 'fflate'
import { isDateFormat } from 'numfmt'
import { TableFileError } from './table-file-error'
import { attributesOf, textsOf, walkXml, type XmlHandlers } from './walk-xml'

/** Of the parts of a workbook, more than any that a school sends; a small file may unpack to as much as it likes. */
const partBytesMax = 400_000_000

export interface SheetPart {
  readonly name: string
  /** Hidden in the workbook: whoever sends the file may not know that it is there. */
  readonly isHidden: boolean
  readonly path: string
}

/** How the numbers of a cell format are shown. */
export interface NumberFormat {
  readonly code: string
  readonly isDate: boolean
}

/** A workbook, unpacked: its sheets in order, and what their cells refer to. */
export interface Workbook {
  readonly sheets: readonly SheetPart[]
  readonly texts: readonly string[]
  /** By the number of the cell format. */
  readonly formats: readonly NumberFormat[]
  /** Days are counted from 1904, as old versions for the Macintosh do. */
  readonly isFrom1904: boolean
  readonly xmlOf: (path: string) => string
}

/** Formats that have a number and no code in the file. Source: ECMA-376, part 1, 18.8.30. */
const builtInFormats = new Map<number, string>([
  [9, '0%'],
  [10, '0.00%'],
  ...[14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58].map((id) => [id, 'yyyy-mm-dd'] as const),
  ...[18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56].map((id) => [id, 'hh:mm'] as const),
])

/** Unpacks a workbook (.xlsx). Throws a {@link TableFileError} for one that is broken. */
export function openWorkbook(bytes: Uint8Array): Workbook {
  try {
    return unpacked(bytes)
  } catch (cause) {
    if (cause instanceof TableFileError) throw cause
    throw new TableFileError('The workbook is broken and cannot be read. Save it again as .xlsx or as CSV.', { cause })
  }
}

function unpacked(bytes: Uint8Array): Workbook {
  const parts = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (!/\.(xml|rels)$/i.test(name)) return false
      if (originalSize > partBytesMax) throw new TableFileError(`The workbook is too large: ${name}. Split it.`)
      return true
    },
  })
  const byName = new Map(Object.entries(parts).map(([name, part]) => [name.toLowerCase(), part]))
  const xmlOf = (path: string) => new TextDecoder().decode(byName.get(path.toLowerCase()) ?? new Uint8Array())
  const targets = targetsOf(xmlOf('xl/_rels/workbook.xml.rels'))
  const { sheets, isFrom1904 } = sheetsOf(xmlOf('xl/workbook.xml'), targets)
  if (sheets.length === 0)
    throw new TableFileError('This is no workbook with a sheet in it. Save it as .xlsx or as CSV.')
  return {
    sheets,
    isFrom1904,
    texts: textsOf(xmlOf('xl/sharedStrings.xml')),
    formats: formatsOf(xmlOf('xl/styles.xml')),
    xmlOf,
  }
}

function targetsOf(xml: string): Map<string, string> {
  const targets = new Map<string, string>()
  walkXml(xml, {
    open: (name, attributes) => {
      const { Id, Target } = attributes
      if (name !== 'Relationship' || !Id || !Target) return
      targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`)
    },
  })
  return targets
}

function sheetsOf(xml: string, targets: ReadonlyMap<string, string>) {
  const sheets: SheetPart[] = []
  let isFrom1904 = false
  const handlers: XmlHandlers = {
    open: (name, attributes) => {
      if (name === 'workbookPr') isFrom1904 = ['1', 'true'].includes(attributes.date1904 ?? '')
      if (name !== 'sheet') return
      const { name: title = '', state, id = '' } = attributesOf(attributes)
      const path = targets.get(id)
      if (path && /worksheets\//i.test(path))
        sheets.push({ name: title, isHidden: (state ?? 'visible') !== 'visible', path })
    },
  }
  walkXml(xml, handlers)
  return { sheets, isFrom1904 }
}

function formatsOf(xml: string): NumberFormat[] {
  const codes = new Map<number, string>(builtInFormats)
  const formats: NumberFormat[] = []
  let isInCells = false
  walkXml(xml, {
    open: (name, { numFmtId, formatCode }) => {
      if (name === 'cellXfs') isInCells = true
      if (name === 'numFmt' && numFmtId) codes.set(Number(numFmtId), formatCode ?? '')
      if (name !== 'xf' || !isInCells) return
      const code = codes.get(Number(numFmtId ?? 0)) ?? 'General'
      formats.push({ code, isDate: isDate(code) })
    },
    close: (name) => {
      if (name === 'cellXfs') isInCells = false
    },
  })
  return formats
}

function isDate(code: string): boolean {
  try {
    return isDateFormat(code)
  } catch {
    return false
  }
}
