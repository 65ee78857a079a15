import { z } from 'zod'
import { headingsIn, loadMapFile, Source } from '../../kernel/table-file/map-source'
import type { Template } from '../../kernel/table-file/read-heading'
import { type RosterColumn, rosterColumnOf, rosterColumns } from './roster-columns'

const names = rosterColumns.map(({ name }) => name)

const RosterMapShape = z.strictObject({
  about: z.string().optional(),
  columns: z.partialRecord(z.enum(names as [RosterColumn, ...RosterColumn[]]), Source),
})
/** Where each of our columns is found in another system's export. */
export type RosterMap = z.infer<typeof RosterMapShape>

/** Reads and checks a map file; every fault names its place in the file. */
export function loadRosterMap(path: string): Promise<RosterMap> {
  return loadMapFile(path, RosterMapShape)
}

export const rosterTemplate: Template<RosterColumn, RosterMap> = {
  mapOf(headings) {
    const columns: RosterMap['columns'] = {}
    for (const heading of headings) {
      const name = rosterColumnOf(heading)
      if (name) columns[name] = { column: heading }
    }
    return { columns }
  },
  headingsOf: ({ columns }) => new Set(headingsIn(Object.values(columns))),
  columnOf: rosterColumnOf,
  required: [{ name: 'name', nameZh: '姓名' }],
  command: 'template roster FILE.csv',
}
