import writeXlsxFile from 'write-excel-file/node'
import { findPlans, type PlanSearchResult, type PlanWish } from '../../rules/planner'

/** A sheet of a workbook, all of it text. */
export interface TextSheet {
  name: string
  heading: readonly string[]
  rows: readonly (readonly (string | null)[])[]
}

/** What takes the processor for longer than choosing may wait, and needs nothing but what it is given. */
export const heavyWork = {
  async findPlans(wish: Omit<PlanWish, 'isSelectable'>): Promise<PlanSearchResult> {
    return findPlans(wish)
  },

  /** The bytes of the file. */
  async makeWorkbook(sheets: readonly TextSheet[]): Promise<Uint8Array> {
    return writeXlsxFile(
      sheets.map(({ name, heading, rows }) => ({
        sheet: name,
        data: [
          heading.map((value) => ({ value, type: String, fontWeight: 'bold' as const })),
          // As text, so that no number loses a leading zero and nothing is taken for a formula.
          ...rows.map((row) => row.map((value) => ({ value: value ?? '', type: String, format: '@' }))),
        ],
        columns: heading.map(() => ({ width: 24 })),
      })),
    ).toBuffer()
  },
}

export type HeavyWork = typeof heavyWork
export type HeavyName = keyof HeavyWork
