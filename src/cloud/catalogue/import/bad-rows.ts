import type { BadRow, Place } from '../../kernel/table-file/bad-cell'
import type { CellFault } from '../../kernel/table-file/map-source'

/** The bad rows of a file, and which sections they spoil. */
export class BadRows {
  readonly list: BadRow[] = []
  readonly sectionIds = new Set<string>()
  /** True once a bad row did not say its section. */
  hasNameless = false
  readonly #told = new Set<string>()

  add({ line, row }: Place, sectionId: string | null, { heading, value, reason }: CellFault): void {
    // Several of our columns may read one cell, and stumble over it in turn; the first fault of a cell is the true one.
    const cell = `${line} ${heading}`
    if (!this.#told.has(cell)) this.list.push({ line, row, column: heading, value, reason, sectionId })
    this.#told.add(cell)
    if (sectionId === null) this.hasNameless = true
    else this.sectionIds.add(sectionId)
  }
}
