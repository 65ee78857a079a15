/** One row of a file with the place where the registrar finds it. */
export interface TableRow {
  /** Line in a text editor; the first is 1. A quoted cell may run over several. */
  readonly line: number
  /** Row in a spreadsheet; the first is 1. */
  readonly row: number
  /** What each cell says, without invisible characters. */
  readonly cells: readonly string[]
  /** Cells whose value was lost before it came here, by their index, with the reason; their text is only to be shown. */
  readonly damage: ReadonlyMap<number, string>
}

/** Something to tell whoever imports, with the line it is about where there is one. */
export interface TableNote {
  readonly line: number | null
  readonly row: number | null
  readonly text: string
}

export interface ReadingProgress {
  readonly bytesRead: number
  readonly bytesTotal: number
}

/** What whoever imports says of a file that does not say it itself. */
export interface TableFileOptions {
  /** Of a text file, as `--encoding` gives it. */
  readonly encoding?: string
  /** Name of the sheet of a workbook. */
  readonly sheet?: string
  /** Row of the heading, where it is not found by its words; the first is 1. */
  readonly headingRow?: number
  readonly onProgress?: (progress: ReadingProgress) => void
}
