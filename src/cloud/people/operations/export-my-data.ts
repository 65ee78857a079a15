import type { AccountCall, Handler } from '../../call-context'
import { schoolDay } from '../../school/tables/school-day'
import { readMyData } from '../tables/my-data'

/**
 * Everything kept about the caller as a workbook (at most 5000 rows of each kind), a sheet a kind of thing, with headings in both languages. What is
 * sealed is opened: it is theirs.
 */
export const exportMyData: Handler<'exportMyData', AccountCall> = async (
  _request,
  { accountId, student, services, now },
) => {
  const sheets = await readMyData(
    services.database,
    services.vault,
    services.capabilities.flatMap(({ personalData = [] }) => personalData),
    { accountId, studentId: student?.id ?? null },
  )
  const workbook = await services.heavy.run('makeWorkbook', sheets)
  const day = await schoolDay(services.database, now)
  return { ok: true, value: { fileName: `my-data-${day}.xlsx`, base64: Buffer.from(workbook).toString('base64') } }
}
