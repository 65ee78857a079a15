import type { SectionId } from '../../../contract/catalogue/ids'
import type { Audience } from '../../../rules/people/audience'
import type { Queryable } from '../../kernel/database/database'

export interface QuotaRow extends Audience {
  seats: number
  releasesAt: Date | null
}

/** The seats of a section that are kept for somebody. */
export async function readQuotas(database: Queryable, sectionId: SectionId): Promise<QuotaRow[]> {
  const { rows } = await database.query<QuotaRow>(
    `select seats, cohorts, department_ids as "departmentIds", releases_at as "releasesAt"
     from quota where section_id = $1 order by id`,
    [sectionId],
  )
  return rows
}

/** Keeps seats of a section for an audience. The section must be locked, as it is before every change of the catalogue. */
export async function addQuota(
  database: Queryable,
  sectionId: SectionId,
  { seats, cohorts, departmentIds, releasesAt }: QuotaRow,
): Promise<void> {
  await database.query(
    'insert into quota (section_id, seats, cohorts, department_ids, releases_at) values ($1, $2, $3, $4, $5)',
    [sectionId, seats, cohorts, departmentIds, releasesAt],
  )
}

/** Keeps no seats of a section any more; whoever has one keeps it. Returns how many quotas there were. */
export async function removeQuotas(database: Queryable, sectionId: SectionId): Promise<number> {
  const { rowCount } = await database.query('delete from quota where section_id = $1', [sectionId])
  return rowCount ?? 0
}
