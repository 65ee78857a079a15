import type { Handler, OfficeCall } from '../../call-context'
import { leaveCapacityToFile } from '../../catalogue/tables/sections'
import { changeSection } from '../change-section'

/** Leaves the seats of a section to the next import. Refuses `section_not_found`. */
export const leaveSeatsToFile: Handler<'leaveSeatsToFile', OfficeCall> = ({ sectionId }, call) =>
  changeSection(call, sectionId, async (connection) => {
    return { ok: true, value: { wereByHand: await leaveCapacityToFile(connection, sectionId) } }
  })
