import type { Handler, OfficeCall } from '../../call-context'
import { readQuotas } from '../../catalogue/tables/quotas'
import { countSectionPeople, setCapacity } from '../../catalogue/tables/sections'
import { changeSection, sectionUnfit } from '../change-section'
import { handOnNow } from '../hand-on-now'

/** Sets the seats of a section by hand and hands on those added. Refuses `section_not_found` and `section_unfit`. */
export const setSectionSeats: Handler<'setSectionSeats', OfficeCall> = async ({ sectionId, seats }, call) => {
  const { database, engine } = call.services
  const changed = await changeSection(call, sectionId, async (connection, section) => {
    const before = await countSectionPeople(connection, sectionId)
    const { enrolled, offered } = before
    if (seats !== null && seats < enrolled + offered)
      return sectionUnfit(section, { because: 'seats_taken', enrolled, offered })
    await setCapacity(connection, sectionId, seats)
    return { ok: true, value: before }
  })
  if (!changed.ok) return changed
  await handOnNow(engine, [sectionId])
  const after = await countSectionPeople(database, sectionId)
  const kept = (await readQuotas(database, sectionId)).reduce((sum, quota) => sum + quota.seats, 0)
  return { ok: true, value: { before: changed.value, after, kept } }
}
