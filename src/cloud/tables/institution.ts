import type { Institution } from '../../contract/catalogue'
import type { Queryable } from './database'

/** The institution, or null before it has been set up. */
export async function readInstitution(database: Queryable): Promise<Institution | null> {
  const { rows } = await database.query<Omit<Institution, 'periods'> & { periods: [number, number][] }>({
    name: 'read-institution',
    text: `select name, name_en as "nameEn", brand_colour as "brandColour", logo_url as "logoUrl",
      time_zone as "timeZone", periods from institution`,
  })
  const row = rows[0]
  if (!row) return null
  return { ...row, periods: row.periods.map(([startMinute, endMinute]) => ({ startMinute, endMinute })) }
}
