import type { Handler, OfficeCall } from '../../call-context'
import { addQuota, readQuotas } from '../../catalogue/tables/quotas'
import { countSectionPeople } from '../../catalogue/tables/sections'
import { changeSection, sectionUnfit } from '../change-section'
import { unknownDepartment } from '../unknown-department'

/** Keeps seats of a section for some students. Refuses `time_past`, `section_not_found` and `section_unfit`. */
export const keepSeatsForSome: Handler<'keepSeatsForSome', OfficeCall> = async (
  { sectionId, seats, cohorts, departmentIds, releasesAt: asked },
  call,
) => {
  const releasesAt = asked === null ? null : new Date(asked)
  if (asked !== null && releasesAt !== null && releasesAt <= call.now)
    return { ok: false, refusals: [{ code: 'time_past', at: asked }] }
  return changeSection(call, sectionId, async (connection, section) => {
    const unknown = await unknownDepartment(connection, departmentIds)
    if (unknown) return sectionUnfit(section, unknown)
    const { capacity, enrolled, offered } = await countSectionPeople(connection, sectionId)
    if (capacity === null) return sectionUnfit(section, { because: 'unlimited' })
    const kept = (await readQuotas(connection, sectionId)).reduce((sum, quota) => sum + quota.seats, 0)
    if (kept + seats > capacity) return sectionUnfit(section, { because: 'seats_exceeded', capacity, kept })
    await addQuota(connection, sectionId, { seats, cohorts, departmentIds, releasesAt })
    return { ok: true, value: { free: Math.max(0, capacity - enrolled - offered) } }
  })
}
