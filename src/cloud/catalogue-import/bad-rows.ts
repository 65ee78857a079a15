import type { CellFault } from './map-source'
import type { BadRow, Place } from './section-draft'

/** The bad rows of a file, and which sections they spoil. */
export class BadRows {
  readonly list: BadRow[] = []
  readonly sectionIds = new Set<string>()
  /** True once a bad row did not say its section. */
  hasNameless = false

  add({ line, row }: Place, sectionId: string | null, { heading, value, reason }: CellFault): void {
    // Two of our columns may read the same cell; its fault is told once.
    const last = this.list.at(-1)
    const isTold = last?.line === line && last.column === heading && last.reason === reason
    if (!isTold) this.list.push({ line, row, column: heading, value, reason, sectionId })
    if (sectionId === null) this.hasNameless = true
    else this.sectionIds.add(sectionId)
  }
}
