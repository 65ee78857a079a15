/** Where a row stands in the file. */
export interface Place {
  readonly line: number
  readonly row: number
}

/** One cell that stops its section from being taken. */
export interface BadRow extends Place {
  readonly column: string
  readonly value: string
  readonly reason: string
  /** Null when the row does not say its section. */
  readonly sectionId: string | null
}

/** A value read from a cell, or why it cannot be one, put so that it follows the value in a sentence. */
export type CellValue<Value> = { readonly value: Value } | { readonly reason: string }
