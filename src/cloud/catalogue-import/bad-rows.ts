import type { CellFault } from './map-row'
import type { BadRow, Place } from './section-draft'

/** The bad rows of a file, and which sections they spoil. */
export class BadRows {
  readonly list: BadRow[] = []
  readonly sectionIds = new Set<string>()
  /** True once a bad row did not say its section. */
  hasNameless = false

  add({ line, row }: Place, sectionId: string | null, { heading, value, reason }: CellFault): void {
    this.list.push({ line, row, column: heading, value, reason, sectionId })
    if (sectionId === null) this.hasNameless = true
    else this.sectionIds.add(sectionId)
  }
}
