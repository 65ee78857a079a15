import type { Handler, OfficeCall } from '../../call-context'
import { allowClash, disallowClash } from '../../catalogue/tables/allowed-clashes'
import { readSection } from '../../catalogue/tables/sections'
import { inTransaction } from '../../kernel/database/database'
import { noSection } from '../change-section'

/** Whether two sections may be taken together although they meet. Refuses `section_not_found`. */
export const setClashAllowed: Handler<'setClashAllowed', OfficeCall> = (
  { sectionId, otherSectionId, isAllowed },
  { services },
) =>
  inTransaction(services.database, async (connection) => {
    for (const id of [sectionId, otherSectionId]) {
      const section = await readSection(connection, id)
      if (!section || section.isWithdrawn) return noSection(id)
    }
    const set = isAllowed ? allowClash : disallowClash
    return { ok: true, value: { isNew: await set(connection, sectionId, otherSectionId) } }
  })
