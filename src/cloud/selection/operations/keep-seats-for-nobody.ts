import type { Handler, OfficeCall } from '../../call-context'
import { removeQuotas } from '../../catalogue/tables/quotas'
import { changeSection } from '../change-section'
import { handOnNow } from '../hand-on-now'

/** Opens all seats of a section to everybody and hands them on. Refuses `section_not_found`. */
export const keepSeatsForNobody: Handler<'keepSeatsForNobody', OfficeCall> = async ({ sectionId }, call) => {
  const changed = await changeSection(call, sectionId, async (connection) => {
    return { ok: true, value: { wereKept: (await removeQuotas(connection, sectionId)) > 0 } }
  })
  if (changed.ok) await handOnNow(call.services.engine, [sectionId])
  return changed
}
