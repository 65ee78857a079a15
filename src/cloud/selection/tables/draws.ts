import type { RoundId } from '../../../contract/selection/ids'
import type { Database, Queryable } from '../../kernel/database/database'
import { roundLocks } from '../../kernel/database/locks'

export type DrawStatus = 'committed' | 'applying' | 'applied' | 'undoing' | 'undone' | 'published' | 'replaced'

export interface DrawRow {
  id: string
  seedSha256: string
  committedAt: Date
  status: DrawStatus
  attempt: number
  drawnAt: Date | null
  seed: string | null
  inputSha256: string | null
  publishedAt: Date | null
}

const drawColumns = `id, seed_sha256 as "seedSha256", committed_at as "committedAt", status, attempt,
  drawn_at as "drawnAt", seed, input_sha256 as "inputSha256", published_at as "publishedAt"`

/** The draws of a round, the one that counts last; the others were replaced before the round closed. */
export async function readDraws(database: Queryable, roundId: RoundId): Promise<DrawRow[]> {
  const { rows } = await database.query<DrawRow>({
    name: 'read-draws',
    text: `select ${drawColumns} from draw where round_id = $1 order by (status <> 'replaced'), committed_at, id`,
    values: [roundId],
  })
  return rows
}

/** The draw that counts; null while nothing is promised. */
export async function readDraw(database: Queryable, roundId: RoundId): Promise<DrawRow | null> {
  return (await readDraws(database, roundId)).find(({ status }) => status !== 'replaced') ?? null
}

/** Promises a seed; one promised before stays on record as replaced. */
export async function addDraw(
  connection: Queryable,
  draw: { roundId: RoundId; seedSha256: string; committedAt: Date; committedBy: string },
): Promise<void> {
  await connection.query(`update draw set status = 'replaced' where round_id = $1 and status = 'committed'`, [
    draw.roundId,
  ])
  await connection.query(
    'insert into draw (round_id, seed_sha256, committed_at, committed_by) values ($1, $2, $3, $4)',
    [draw.roundId, draw.seedSha256, draw.committedAt, draw.committedBy],
  )
}

/** Begins an application: from here on it can only be finished or undone. */
export async function beginApplying(
  connection: Queryable,
  id: string,
  applied: { input: string; drawnAt: Date; by: string },
): Promise<void> {
  await connection.query(
    `update draw set status = 'applying', attempt = attempt + 1, input = $2, drawn_at = $3, applied_by = $4
     where id = $1`,
    [id, applied.input, applied.drawnAt, applied.by],
  )
}

export async function markApplied(database: Queryable, id: string): Promise<void> {
  await database.query(`update draw set status = 'applied' where id = $1`, [id])
}

export async function markUndoing(database: Queryable, id: string): Promise<void> {
  await database.query(`update draw set status = 'undoing' where id = $1`, [id])
}

/** Forgets what the draw gave; its seed stays promised. */
export async function markUndone(connection: Queryable, id: string, roundId: RoundId): Promise<void> {
  await connection.query(
    `update lottery_choice set ticket = null, turn = null, outcome = null, award_refusals = null
     where round_id = $1 and outcome is not null`,
    [roundId],
  )
  await connection.query(
    `update draw set status = 'undone', input = null, drawn_at = null, applied_by = null where id = $1`,
    [id],
  )
}

export async function markPublished(
  database: Queryable,
  id: string,
  published: { seed: string; inputSha256: string; at: Date; by: string },
): Promise<void> {
  await database.query(
    `update draw set status = 'published', seed = $2, input_sha256 = $3, published_at = $4, published_by = $5
     where id = $1`,
    [id, published.seed, published.inputSha256, published.at, published.by],
  )
}

/** What the applied draw counted with, as its canonical text. */
export async function readDrawInput(database: Queryable, id: string): Promise<string> {
  const { rows } = await database.query<{ input: string | null }>('select input from draw where id = $1', [id])
  const input = rows[0]?.input
  if (typeof input !== 'string') throw new Error(`draw ${id} has no input`)
  return input
}

/** Runs `work` while nobody else applies, undoes or publishes the draw of this round; null when somebody does. */
export async function withDrawLock<Value>(
  database: Database,
  roundId: RoundId,
  work: () => Promise<Value>,
): Promise<Value | null> {
  const connection = await database.connect()
  try {
    const { rows } = await connection.query<{ isMine: boolean }>('select pg_try_advisory_lock($1, $2) as "isMine"', [
      roundLocks.draw,
      roundId,
    ])
    if (rows[0]?.isMine !== true) return null
    try {
      return await work()
    } finally {
      await connection.query('select pg_advisory_unlock($1, $2)', [roundLocks.draw, roundId])
    }
  } finally {
    connection.release()
  }
}
