import type { TermId } from '../../../contract/school/ids'
import type { RoundId } from '../../../contract/selection/ids'
import type { RoundFacts } from '../../../rules/selection/rounds'
import type { Queryable } from '../../kernel/database/database'

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

/** The selection rounds of each of the terms in opening order; a term without rounds has no entry. */
export async function readRoundsOfTerms(
  database: Queryable,
  termIds: readonly TermId[],
): Promise<Map<TermId, RoundFacts[]>> {
  const { rows } = await database.query<RoundRow & { termId: TermId }>({
    name: 'read-rounds',
    text: `select ${roundColumns}, term_id as "termId" from selection_round where term_id = any ($1) order by opens_at, id`,
    values: [termIds],
  })
  const rounds = new Map<TermId, RoundFacts[]>()
  for (const { termId, ...row } of rows) rounds.set(termId, [...(rounds.get(termId) ?? []), withInstants(row)])
  return rounds
}

/** The selection rounds of a term in opening order. */
export async function readRounds(database: Queryable, termId: TermId): Promise<RoundFacts[]> {
  return (await readRoundsOfTerms(database, [termId])).get(termId) ?? []
}

/** One round with its term; null when there is none. */
export async function readRound(
  database: Queryable,
  roundId: RoundId,
): Promise<(RoundFacts & { termId: TermId }) | null> {
  const { rows } = await database.query<RoundRow & { termId: TermId }>({
    name: 'read-round',
    text: `select ${roundColumns}, term_id as "termId" from selection_round where id = $1`,
    values: [roundId],
  })
  return rows[0] ? withInstants(rows[0]) : null
}

function withInstants<Row extends RoundRow>(row: Row) {
  return {
    ...row,
    opensAt: row.opensAt.toISOString(),
    closesAt: row.closesAt.toISOString(),
    pausedAt: row.pausedAt?.toISOString() ?? null,
  }
}

/** What a round is unless it is said otherwise, as the table has it by default. */
export const roundDefaults = {
  kind: 'first_come',
  creditsMin: 0,
  creditLimits: [],
  departmentIds: [],
  starts: [],
  isWaitlistOpen: true,
  waitlistMax: 8,
  offerMinutes: 120,
  releaseDelayMaxSeconds: 0,
  choicesMax: 8,
  pointsMax: 100,
} as const satisfies Partial<RoundFacts>

/** A round to be added; instants in ISO form with offset. What is left out is as the table has it by default. */
export type NewRound = Pick<RoundFacts, 'name' | 'nameEn' | 'opensAt' | 'closesAt' | 'creditsMax' | 'cohorts'> &
  Partial<Omit<RoundFacts, 'id' | 'pausedAt'>> & { termId: string }

/** Adds a round to a term and returns its id. */
export async function addRound(database: Queryable, round: NewRound): Promise<RoundId> {
  const { rows } = await database.query<{ id: RoundId }>(
    `insert into selection_round (term_id, name, name_en, kind, opens_at, closes_at, credits_min, credits_max,
       credit_limits, cohorts, department_ids, starts, is_waitlist_open, waitlist_max, offer_minutes,
       release_delay_max_seconds, choices_max, points_max)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18) returning id`,
    [
      round.termId,
      round.name,
      round.nameEn,
      round.kind ?? roundDefaults.kind,
      round.opensAt,
      round.closesAt,
      round.creditsMin ?? roundDefaults.creditsMin,
      round.creditsMax,
      JSON.stringify(round.creditLimits ?? roundDefaults.creditLimits),
      round.cohorts,
      round.departmentIds ?? roundDefaults.departmentIds,
      JSON.stringify(round.starts ?? roundDefaults.starts),
      round.isWaitlistOpen ?? roundDefaults.isWaitlistOpen,
      round.waitlistMax ?? roundDefaults.waitlistMax,
      round.offerMinutes ?? roundDefaults.offerMinutes,
      round.releaseDelayMaxSeconds ?? roundDefaults.releaseDelayMaxSeconds,
      round.choicesMax ?? roundDefaults.choicesMax,
      round.pointsMax ?? roundDefaults.pointsMax,
    ],
  )
  const id = rows[0]?.id
  if (id === undefined) throw new Error('the new round returned no id')
  return id
}

/** Locks a round until the transaction ends and reads it, so that nobody else changes it meanwhile; null when there is none. */
export async function lockRound(
  connection: Queryable,
  id: RoundId,
): Promise<(RoundFacts & { isWiped: boolean }) | null> {
  const { rows } = await connection.query<RoundRow & { isWiped: boolean }>(
    `select ${roundColumns}, wiped_at is not null as "isWiped" from selection_round where id = $1 for no key update`,
    [id],
  )
  return rows[0] ? withInstants(rows[0]) : null
}

/** Overwrites all that was said of a round but whether it is paused. The round must be locked. */
export async function updateRound(connection: Queryable, round: Omit<RoundFacts, 'pausedAt'>): Promise<void> {
  await connection.query(
    `update selection_round set name = $2, name_en = $3, kind = $4, opens_at = $5, closes_at = $6, credits_min = $7,
       credits_max = $8, credit_limits = $9, cohorts = $10, department_ids = $11, starts = $12, is_waitlist_open = $13,
       waitlist_max = $14, offer_minutes = $15, release_delay_max_seconds = $16, choices_max = $17, points_max = $18
     where id = $1`,
    [
      round.id,
      round.name,
      round.nameEn,
      round.kind,
      round.opensAt,
      round.closesAt,
      round.creditsMin,
      round.creditsMax,
      JSON.stringify(round.creditLimits),
      round.cohorts,
      round.departmentIds,
      JSON.stringify(round.starts),
      round.isWaitlistOpen,
      round.waitlistMax,
      round.offerMinutes,
      round.releaseDelayMaxSeconds,
      round.choicesMax,
      round.pointsMax,
    ],
  )
}

/** Whether a round was ever used: something chosen in it, kept or not, ranked in its lottery, or its draw promised. */
export async function isRoundUsed(database: Queryable, id: RoundId): Promise<boolean> {
  const { rows } = await database.query<{ isUsed: boolean }>(
    `select exists (select from enrolment where round_id = $1)
       or exists (select from lottery_entry where round_id = $1)
       or exists (select from draw where round_id = $1) as "isUsed"`,
    [id],
  )
  return rows[0]?.isUsed === true
}

/** How many places in sections came from a round and are taken still. */
export async function countRoundPlaces(database: Queryable, id: RoundId): Promise<number> {
  const { rows } = await database.query<{ places: number }>(
    `select count(*)::integer as places from enrolment where round_id = $1 and status = 'enrolled'`,
    [id],
  )
  return rows[0]?.places ?? 0
}

/** Stops a round for the moment, or with null lets it go on. */
export async function setRoundPaused(database: Queryable, id: RoundId, pausedAt: Date | null): Promise<void> {
  await database.query('update selection_round set paused_at = $2 where id = $1', [id, pausedAt])
}

/** How many places of each round of a term are taken still, and how many wait; quick, for it reads no refusals. */
export async function readRoundPlaces(
  database: Queryable,
  termId: TermId,
): Promise<Map<RoundId, { enrolled: number; waiting: number }>> {
  const { rows } = await database.query<{ id: RoundId; enrolled: number; waiting: number }>(
    `with taken as (
       select round_id, count(*)::integer as count from enrolment where term_id = $1 and status = 'enrolled' group by round_id)
     select r.id, coalesce(t.count, 0) as enrolled,
       (select count(*)::integer from waitlist_entry w join course c on c.id = w.course_id where c.term_id = $1
         and w.ended_at is null and w.joined_at >= r.opens_at and w.joined_at < r.closes_at) as waiting
     from selection_round r left join taken t on t.round_id = r.id where r.term_id = $1`,
    [termId],
  )
  return new Map(rows.map((row) => [row.id, row]))
}

export interface RoundCounts {
  id: RoundId
  /** Places in sections that came from the round. */
  enrolled: number
  /** Requests of students that were refused while it ran. */
  refused: number
  /** Waitlist entries made while it ran that are open still. */
  waiting: number
  /** Whether the enrolments of a trial were taken back. */
  isWiped: boolean
}

/** How much happened in each round of a term. It reads every request since the first of them opened. */
export async function readRoundCounts(database: Queryable, termId: TermId): Promise<Map<RoundId, RoundCounts>> {
  const { rows } = await database.query<RoundCounts>(
    `select r.id, r.wiped_at is not null as "isWiped",
       (select count(*) from enrolment e where e.round_id = r.id and e.status = 'enrolled') as enrolled,
       (select count(*) from enrolment_request q join student st on st.id = q.student_id
        where q.made_by = 'student' and q.decided_at >= r.opens_at
         and q.decided_at < r.closes_at and q.reply ->> 'ok' = 'false'
         and (r.cohorts = '{}' or st.cohort = any (r.cohorts))
         and (r.department_ids = '{}' or st.department_id = any (r.department_ids))
         and (exists (select from section s where s.term_id = r.term_id and s.id in (
             select named::text::integer from jsonb_path_query(q.body::jsonb, '$.sectionIds[*]') as named
             union select named::text::integer from jsonb_path_query(q.body::jsonb, '$.items[*][*]') as named))
           or exists (select from course c where c.term_id = r.term_id
             and c.id in ((q.body ->> 'courseId')::integer, (q.body ->> 'dropCourseId')::integer)))
         -- Where rounds run side by side, the one that opens first has the say.
         and not exists (select from selection_round o where o.term_id = r.term_id and o.id <> r.id
           and (o.opens_at, o.id) < (r.opens_at, r.id) and q.decided_at >= o.opens_at and q.decided_at < o.closes_at
           and (o.cohorts = '{}' or st.cohort = any (o.cohorts))
           and (o.department_ids = '{}' or st.department_id = any (o.department_ids)))) as refused,
       (select count(*) from waitlist_entry w join course c on c.id = w.course_id where c.term_id = $1
         and w.ended_at is null and w.joined_at >= r.opens_at and w.joined_at < r.closes_at) as waiting
     from selection_round r where r.term_id = $1`,
    [termId],
  )
  return new Map(rows.map((row) => [row.id, row]))
}
