import type { Handler, StaffCall } from '../../call-context'
import { schoolDay } from '../../school/tables/school-day'
import { readTerm } from '../../school/tables/terms'
import { exportBytes, exportFileName, readExport } from '../exports/export-table'
import { countPlaces } from '../tables/class-lists'
import { maySeeClass } from '../taught-section'

/** A phone is sent no more than it can open. */
const rowsMax = 20_000

/** Enrolments, class lists or fill as a file; what a teacher may have of it is told by the contract. */
export const exportTable: Handler<'exportTable', StaffCall> = async ({ format, ...wanted }, call) => {
  const { table, termId, sectionId } = wanted
  const { staff, services, now } = call
  const { database } = services
  if (!(await readTerm(database, termId))) return { ok: false, refusals: [{ code: 'term_not_found' }] }
  if (sectionId !== null && !(await maySeeClass(call, sectionId)))
    return { ok: false, refusals: [{ code: 'section_not_found', sectionId }] }
  const isOwnClass = sectionId !== null && table === 'class_lists'
  if (!staff.roles.includes('registrar') && !isOwnClass)
    return { ok: false, refusals: [{ code: 'role_required', roles: ['registrar'] }] }
  const places = table === 'fill' ? 0 : await countPlaces(database, termId, sectionId)
  if (places > rowsMax) return { ok: false, refusals: [{ code: 'export_too_large', rows: places, rowsMax }] }
  const sheet = await readExport(database, wanted, now)
  const bytes = await exportBytes(sheet, format, (sheets) => services.heavy.run('makeWorkbook', sheets))
  const { courses, sections } = await services.catalogue.current(database)
  const section = sectionId === null ? undefined : sections.get(sectionId)
  const what = section ? `${courses.get(section.courseId)?.course.code ?? ''} ${section.code}` : ''
  const fileName = exportFileName(wanted, what, await schoolDay(database, now), format)
  return { ok: true, value: { fileName, base64: Buffer.from(bytes).toString('base64'), rows: sheet.rows.length } }
}
