import { openDemoChoices } from '../../../src/cloud/demo/demo-choices'
import { type Database, openDatabase } from '../../../src/cloud/kernel/database/database'
import { applyDraw } from '../../../src/cloud/selection/draw/apply-draw'
import { commitDraw } from '../../../src/cloud/selection/draw/count-draw'
import type { DrawParts, LotteryRound } from '../../../src/cloud/selection/draw/draw-parts'
import { publishDraw } from '../../../src/cloud/selection/draw/publish-draw'
import { sha256Of } from '../../../src/cloud/selection/draw/tickets'
import { addRound, readRound } from '../../../src/cloud/selection/tables/rounds'
import type { TermId } from '../../../src/contract/school/ids'
import type { RoundId } from '../../../src/contract/selection/ids'

const hourMs = 3_600_000
const seed = '34d1c82160e62fa6a221a0c0d7b42ec5d1aa571ad935d45ca8fe2b8ab0955d6b'

/** Works on the database of a visit for a moment. */
async function within<Value>(databaseUrl: string, work: (database: Database) => Promise<Value>): Promise<Value> {
  const database = openDatabase(databaseUrl, 4)
  try {
    return await work(database)
  } finally {
    await database.end()
  }
}

const fromNow = (hours: number) => new Date(Date.now() + hours * hourMs).toISOString()

/** The demo's main round is put off, and a lottery is open in its place; its seed is promised. */
export async function openLotteryIn(database: Database): Promise<RoundId> {
  const { rows } = await database.query<{ termId: TermId }>(
    `update selection_round set opens_at = $1, closes_at = $2 where kind = 'first_come' returning term_id as "termId"`,
    [fromNow(72), fromNow(400)],
  )
  const [main] = rows
  if (!main) throw new Error('the demo has no round')
  const id = await addRound(database, {
    termId: main.termId,
    name: '第一轮抽签',
    nameEn: 'First lottery',
    kind: 'lottery',
    opensAt: fromNow(-1),
    closesAt: fromNow(24),
    creditsMax: 20,
    cohorts: [],
    choicesMax: 5,
  })
  const { parts, round } = await partsOf(database, id)
  await commitDraw(parts, round, { seedSha256: sha256Of(seed), isReplacing: false })
  return id
}

/** {@link openLotteryIn} the database of a visit. */
export function openDemoLottery(databaseUrl: string): Promise<RoundId> {
  return within(databaseUrl, openLotteryIn)
}

/** A student ranks what they have planned. */
export function rankPlanOf(databaseUrl: string, roundId: RoundId, studentNumber: string): Promise<void> {
  return within(databaseUrl, async (database) => {
    await database.query(
      `with own as (select id from student where number = $2),
       entry as (
         insert into lottery_entry (round_id, student_id, lottery_code, saved_at)
         select $1, id, md5(id::text), now() from own returning student_id)
       insert into lottery_choice (round_id, student_id, rank, course_id, section_ids, points)
       select $1, p.student_id, row_number() over (order by p.position), p.course_id, p.section_ids, 0
       from plan p join entry e on e.student_id = p.student_id where cardinality(p.section_ids) > 0`,
      [roundId, studentNumber],
    )
  })
}

/** Other students want what the first choice of this round is, with more points. */
export function wantItToo(databaseUrl: string, roundId: RoundId, students: number): Promise<void> {
  return within(databaseUrl, async (database) => {
    await database.query(
      `with first as (select course_id, section_ids from lottery_choice where round_id = $1 and rank = 1 limit 1),
       other as (
         select id from student s where not exists (select 1 from lottery_entry l where l.student_id = s.id and l.round_id = $1) order by id limit $2),
       entry as (
         insert into lottery_entry (round_id, student_id, lottery_code, saved_at)
         select $1, id, md5(id::text), now() from other returning student_id)
       insert into lottery_choice (round_id, student_id, rank, course_id, section_ids, points)
       select $1, student_id, 1, course_id, section_ids, 90 from entry, first`,
      [roundId, students],
    )
  })
}

/** The lottery has closed a moment ago. */
export function closeDemoLottery(databaseUrl: string, roundId: RoundId): Promise<void> {
  return within(databaseUrl, async (database) => {
    await database.query('update selection_round set closes_at = now() where id = $1', [roundId])
  })
}

/** Draws and publishes. */
export function publishDemoDraw(databaseUrl: string, roundId: RoundId): Promise<void> {
  return within(databaseUrl, async (database) => {
    const { parts, round } = await partsOf(database, roundId)
    await applyDraw(parts, round, seed)
    await publishDraw(parts, round, seed, async () => undefined)
  })
}

/** Of the student who ranked several courses. */
const ofRanker = `from lottery_choice c where round_id = $1
  and exists (select 1 from lottery_choice o where o.round_id = $1 and o.student_id = c.student_id and o.rank = 2)`

/** The points that the school has of the student who ranked several courses, by rank. */
export function savedPoints(databaseUrl: string, roundId: RoundId): Promise<number[]> {
  return within(databaseUrl, async (database) => {
    const { rows } = await database.query<{ points: number }>(`select points ${ofRanker} order by rank`, [roundId])
    return rows.map(({ points }) => points)
  })
}

/** How many choices that student won. */
export function wonCount(databaseUrl: string, roundId: RoundId): Promise<number> {
  return within(databaseUrl, async (database) => {
    const { rowCount } = await database.query(`select 1 ${ofRanker} and json_array_length(outcome) = 0`, [roundId])
    return rowCount ?? 0
  })
}

async function partsOf(database: Database, roundId: RoundId): Promise<{ parts: DrawParts; round: LotteryRound }> {
  const round = await readRound(database, roundId)
  if (!round) throw new Error('the lottery vanished')
  const { engine, catalogue, clock } = await openDemoChoices(database, round.termId, new Date())
  return { parts: { database, engine, catalogue, clock, by: 'registrar' }, round }
}
