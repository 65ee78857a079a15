import type { TermId } from '../../contract/ids'
import type { RoundFacts } from '../../rules/rounds'
import type { Queryable } from './database'

const roundColumns = `id, name, name_en as "nameEn", kind, opens_at as "opensAt", closes_at as "closesAt",
  credits_max as "creditsMax", cohorts`

type RoundRow = Omit<RoundFacts, 'opensAt' | 'closesAt'> & { opensAt: Date; closesAt: Date }

/** The selection rounds of a term in opening order. */
export async function readRounds(database: Queryable, termId: TermId): Promise<RoundFacts[]> {
  const { rows } = await database.query<RoundRow>({
    name: 'read-rounds',
    text: `select ${roundColumns} from selection_round where term_id = $1 order by opens_at, id`,
    values: [termId],
  })
  return rows.map((row) => ({ ...row, opensAt: row.opensAt.toISOString(), closesAt: row.closesAt.toISOString() }))
}
