import { type DrawnChoice, runDraw } from '../../../rules/selection/draw'
import { allows, type RoundFacts, standingOf } from '../../../rules/selection/rounds'
import type { CatalogueCopy } from '../../catalogue/catalogue-copy'
import { atOneMoment, type Database, inTransaction, type Queryable } from '../../kernel/database/database'
import { addDraw, type DrawRow, readDraw } from '../tables/draws'
import { lockForCounting } from '../tables/lottery'
import { readRounds } from '../tables/rounds'
import { committedDraw, DrawImpossible, type DrawParts, type LotteryRound } from './draw-parts'
import { type DrawReading, readDrawReading } from './read-draw-input'
import { ticketsOf } from './tickets'

/** Promises a seed for a round that has not closed; `isReplacing` puts it in place of one promised before. */
export async function commitDraw(
  { database, clock, by }: Pick<DrawParts, 'database' | 'clock' | 'by'>,
  round: LotteryRound,
  { seedSha256, isReplacing }: { seedSha256: string; isReplacing: boolean },
): Promise<Date> {
  return inTransaction(database, async (connection) => {
    await lockForCounting(connection, round.id)
    const committedAt = clock()
    if (standingOf(round, committedAt.getTime()) === 'closed')
      throw new DrawImpossible(
        'The round has closed: a seed promised now could have been picked for its result. Give the round a later end (npm run campus -- round --help), then commit.',
      )
    const draw = await readDraw(connection, round.id)
    if (draw && !isReplacing)
      throw new DrawImpossible(
        `A seed was promised already: ${draw.seedSha256}. Should its file be lost, promise another with --replace; students see both.`,
      )
    if (draw && draw.status !== 'committed')
      throw new DrawImpossible('The seed was used already and cannot be replaced.')
    await addDraw(connection, { roundId: round.id, seedSha256, committedAt, committedBy: by })
    return committedAt
  })
}

/** A draw as it would come out now, or did. */
export interface CountedDraw {
  reading: DrawReading
  drawn: DrawnChoice[][]
  draw: DrawRow
}

/** Counts a draw on what is true now and changes nothing. */
export async function dryRunDraw(
  { database, catalogue, clock }: Pick<DrawParts, 'database' | 'catalogue' | 'clock'>,
  round: LotteryRound,
  seed: string,
): Promise<CountedDraw> {
  return onceClosed(database, round, (connection) =>
    countDraw(connection, round, seed, { catalogue, drawnAt: clock() }),
  )
}

/** Runs `work` on the database as it is at one moment, with every saving in it that began before the round closed. */
export async function onceClosed<Value>(
  database: Database,
  round: LotteryRound,
  work: (connection: Queryable) => Promise<Value>,
): Promise<Value> {
  // In a transaction of its own: the moment of the other would be the one before the wait.
  await inTransaction(database, (connection) => lockForCounting(connection, round.id))
  return atOneMoment(database, work)
}

/** Counts a draw in a transaction of {@link onceClosed}. Nothing is counted before the round closed. */
export async function countDraw(
  connection: Queryable,
  round: LotteryRound,
  seed: string,
  { catalogue, drawnAt }: { catalogue: CatalogueCopy; drawnAt: Date },
): Promise<CountedDraw> {
  if (standingOf(round, drawnAt.getTime()) !== 'closed')
    throw new DrawImpossible(
      `The round is open until ${round.closesAt}: choices may still change. Draw after it closed.`,
    )
  const draw = await committedDraw(connection, round.id, seed)
  const reading = await readDrawReading(connection, round, { catalogue, committedAt: draw.committedAt, drawnAt })
  return { reading, drawn: runDraw(reading.input, ticketsOf(seed)), draw }
}

/** Other rounds of the term that students may change their courses in now: what they do may cross the draw. */
export async function roundsOpenBeside(database: Queryable, round: LotteryRound, now: Date): Promise<RoundFacts[]> {
  const rounds = await readRounds(database, round.termId)
  return rounds.filter(
    (other) =>
      other.id !== round.id &&
      (allows(other.kind, 'select') || allows(other.kind, 'drop')) &&
      standingOf(other, now.getTime()) === 'open',
  )
}
