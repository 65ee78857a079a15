import type { TermId } from '../../../contract/school/ids'
import type { RoundId } from '../../../contract/selection/ids'
import type { RoundFacts } from '../../../rules/selection/rounds'
import type { CatalogueCopy } from '../../catalogue/catalogue-copy'
import type { Database, Queryable } from '../../kernel/database/database'
import type { EnrolmentEngine } from '../engine/enrolment-engine'
import { type DrawRow, type DrawStatus, readDraw, withDrawLock } from '../tables/draws'
import { sha256Of } from './tickets'

export type LotteryRound = RoundFacts & { termId: TermId }

export interface DrawParts {
  database: Database
  engine: Pick<EnrolmentEngine, 'submit'>
  catalogue: CatalogueCopy
  clock: () => Date
  /** Who does it, for the record. */
  by: string
  /** Called as awards or removals are done. */
  onProgress?: (doneCount: number, totalCount: number) => void
}

/** Why a step of a draw cannot be taken now, in a sentence for the registrar that ends with the remedy. */
export class DrawImpossible extends Error {
  override readonly name = 'DrawImpossible'
}

/** The promised draw of a round, if this is its seed. */
export async function committedDraw(database: Queryable, roundId: RoundId, seed: string): Promise<DrawRow> {
  const draw = await promisedDraw(database, roundId)
  if (sha256Of(seed) !== draw.seedSha256)
    throw new DrawImpossible(
      `This seed is not the one that was promised: its SHA-256 is ${sha256Of(seed)}, promised was ${draw.seedSha256}. Give the file that “draw commit” wrote.`,
    )
  return draw
}

/** The promised draw of a round. */
export async function promisedDraw(database: Queryable, roundId: RoundId): Promise<DrawRow> {
  const draw = await readDraw(database, roundId)
  if (!draw)
    throw new DrawImpossible(
      'No seed was promised for this round. Before it closes: npm run campus -- draw commit ROUND',
    )
  return draw
}

/** Works on the draw of a round while nobody else does. */
export async function alone<Value>(database: Database, roundId: RoundId, work: () => Promise<Value>): Promise<Value> {
  const done = await withDrawLock(database, roundId, async () => ({ value: await work() }))
  if (!done) throw new DrawImpossible('Somebody else is at work on the draw of this round. Wait until they are done.')
  return done.value
}

/** Refuses what a draw in this status is not ready for. */
export function refuseStatus(status: DrawStatus, reasons: Partial<Record<DrawStatus, string>>): void {
  const reason = reasons[status]
  if (reason !== undefined) throw new DrawImpossible(reason)
}
