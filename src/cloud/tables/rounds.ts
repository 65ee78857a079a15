import type { RoundKind } from '../../contract/catalogue'
import type { RoundId, TermId } from '../../contract/ids'
import type { RoundFacts } from '../../rules/rounds'
import type { Queryable } from './database'

const roundColumns = `id, name, name_en as "nameEn", kind, opens_at as "opensAt", closes_at as "closesAt",
  paused_at as "pausedAt", credits_min as "creditsMin", credits_max as "creditsMax", credit_limits as "creditLimits",
  cohorts, department_ids as "departmentIds", starts, is_waitlist_open as "isWaitlistOpen",
  waitlist_max as "waitlistMax", offer_minutes as "offerMinutes",
  release_delay_max_seconds as "releaseDelayMaxSeconds", choices_max as "choicesMax", points_max as "pointsMax"`

type RoundRow = Omit<RoundFacts, 'opensAt' | 'closesAt' | 'pausedAt'> & {
  opensAt: Date
  closesAt: Date
  pausedAt: Date | null
}

/** The selection rounds of a term in opening order. */
export async function readRounds(database: Queryable, termId: TermId): Promise<RoundFacts[]> {
  const { rows } = await database.query<RoundRow>({
    name: 'read-rounds',
    text: `select ${roundColumns} from selection_round where term_id = $1 order by opens_at, id`,
    values: [termId],
  })
  return rows.map((row) => ({
    ...row,
    opensAt: row.opensAt.toISOString(),
    closesAt: row.closesAt.toISOString(),
    pausedAt: row.pausedAt?.toISOString() ?? null,
  }))
}

/** Adds a round to a term and returns its id; instants in ISO form with offset. */
export async function addRound(
  database: Queryable,
  round: {
    termId: string
    name: string
    nameEn: string | null
    kind?: RoundKind
    opensAt: string
    closesAt: string
    creditsMax: number
    /** Years of entry it is for; empty means everybody. */
    cohorts: readonly number[]
  },
): Promise<RoundId> {
  const { rows } = await database.query<{ id: RoundId }>(
    `insert into selection_round (term_id, name, name_en, kind, opens_at, closes_at, credits_max, cohorts)
     values ($1, $2, $3, $4, $5, $6, $7, $8) returning id`,
    [
      round.termId,
      round.name,
      round.nameEn,
      round.kind ?? 'first_come',
      round.opensAt,
      round.closesAt,
      round.creditsMax,
      round.cohorts,
    ],
  )
  const id = rows[0]?.id
  if (id === undefined) throw new Error('the new round returned no id')
  return id
}
