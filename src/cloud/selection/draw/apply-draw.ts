import { createHash, randomUUID } from 'node:crypto'
import type { RequestId } from '../../../contract/kernel/ids'
import type { Refusal } from '../../../contract/refusal'
import type { RoundId } from '../../../contract/selection/ids'
import { inTransaction } from '../../kernel/database/database'
import {
  readAwardedCourses,
  readWonChoices,
  type WonChoice,
  writeAwardRefusals,
  writeOutcomes,
} from '../tables/draw-facts'
import { beginApplying, type DrawRow, markApplied, markUndoing, markUndone } from '../tables/draws'
import { countDraw, onceClosed } from './count-draw'
import {
  alone,
  committedDraw,
  DrawImpossible,
  type DrawParts,
  type LotteryRound,
  promisedDraw,
  refuseStatus,
} from './draw-parts'
import { canonicalJson } from './draw-text'

/** Awards in flight at once: some batches of the engine, far below what it would call busy. */
const awardsAtOnce = 2_000

export interface AppliedDraw {
  awardCount: number
  /** Wins that came to nothing because something changed after the draw was counted. */
  refused: (WonChoice & { refusals: Refusal[] })[]
}

/**
 * Makes the draw and gives every win its seats. What it counts with is stored first, so an application that was cut
 * short is finished by applying again: awards that were given already are given the same answer.
 */
export async function applyDraw(parts: DrawParts, round: LotteryRound, seed: string): Promise<AppliedDraw> {
  const { database } = parts
  return alone(database, round.id, async () => {
    const draw = await committedDraw(database, round.id, seed)
    refuseStatus(draw.status, {
      applied: 'The draw is applied already. Publish it, or take it back: npm run campus -- draw undo ROUND',
      undoing: 'The draw is half undone. Finish that first: npm run campus -- draw undo ROUND',
      published: 'The draw is published, which is final.',
    })
    if (draw.status !== 'applying') await storeDraw(parts, round, seed)
    const current = await promisedDraw(database, round.id)
    const refused = await giveAwards(parts, round.id, current)
    await writeAwardRefusals(database, round.id, refused)
    await markApplied(database, current.id)
    return { awardCount: (await readWonChoices(database, round.id)).length - refused.length, refused }
  })
}

async function storeDraw({ database, catalogue, clock, by }: DrawParts, round: LotteryRound, seed: string) {
  await onceClosed(database, round, async (connection) => {
    const drawnAt = clock()
    const { reading, drawn, draw } = await countDraw(connection, round, seed, { catalogue, drawnAt })
    await beginApplying(connection, draw.id, { input: canonicalJson(reading.input), drawnAt, by })
    const outcomes = reading.students.flatMap(({ id, barring }, index) =>
      (drawn[index] ?? []).map(({ ticket, turn, refusals }, choice) => ({
        studentId: id,
        rank: choice + 1,
        ticket,
        turn,
        outcome: [...(barring[choice] ?? []), ...refusals],
      })),
    )
    await writeOutcomes(connection, round.id, outcomes)
  })
}

async function giveAwards(
  { database, engine, onProgress }: DrawParts,
  roundId: RoundId,
  draw: DrawRow,
): Promise<AppliedDraw['refused']> {
  const won = await readWonChoices(database, roundId)
  const refused: AppliedDraw['refused'] = []
  for (let start = 0; start < won.length; ) {
    const end = endOfAwards(won, start)
    const part = won.slice(start, end)
    const replies = await Promise.all(
      part.map(({ studentId, courseId, sectionIds }) =>
        engine.submit({
          id: awardId(draw, studentId, courseId),
          studentId,
          madeBy: 'draw',
          wish: { kind: 'award', sectionIds, roundId },
        }),
      ),
    )
    for (const [index, choice] of part.entries()) {
      const reply = replies[index]
      if (reply && !reply.ok) refused.push({ ...choice, refusals: reply.refusals })
    }
    start = end
    onProgress?.(end, won.length)
  }
  if (refused.some(({ refusals }) => refusals.some(({ code }) => code === 'busy')))
    throw new Error('the engine of the draw was busy although the draw is its only caller')
  return refused
}

/** Awards that may be asked for at once: of one pass, so that a student's come one after the other, in order of turn. */
function endOfAwards(won: readonly WonChoice[], start: number): number {
  const rank = won[start]?.rank
  let end = start
  while (end < won.length && end - start < awardsAtOnce && won[end]?.rank === rank) end += 1
  return end
}

/** The same award of the same application has the same id, so that asking again changes nothing. */
function awardId({ id, attempt }: DrawRow, studentId: number, courseId: number): RequestId {
  const hex = createHash('sha256').update(`${id}|${attempt}|${studentId}|${courseId}`).digest('hex')
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)]
  return parts.join('-') as RequestId
}

/** Takes every seat back that the draw gave and is still held through it; returns how many courses were left by it. */
export async function undoDraw(parts: DrawParts, round: LotteryRound): Promise<number> {
  const { database, engine, onProgress } = parts
  return alone(database, round.id, async () => {
    const draw = await promisedDraw(database, round.id)
    const notApplied = 'The draw is not applied, so there is nothing to undo.'
    refuseStatus(draw.status, {
      committed: notApplied,
      undone: notApplied,
      published: 'The draw is published, which is final.',
    })
    await markUndoing(database, draw.id)
    const awarded = await readAwardedCourses(database, round.id)
    let leftCount = 0
    for (let start = 0; start < awarded.length; start += awardsAtOnce) {
      const part = awarded.slice(start, start + awardsAtOnce)
      const replies = await Promise.all(
        part.map(({ studentId, courseId }) =>
          engine.submit({
            id: randomUUID() as RequestId,
            studentId,
            madeBy: 'draw',
            wish: { kind: 'remove', courseId, reason: 'draw_undone', onlyOf: { roundId: round.id } },
          }),
        ),
      )
      leftCount += replies.filter(({ ok }) => ok).length
      onProgress?.(start + part.length, awarded.length)
    }
    const left = await readAwardedCourses(database, round.id)
    if (left.length > 0)
      throw new DrawImpossible(`${left.length} places could not be taken back. Run the command again.`)
    await inTransaction(database, (connection) => markUndone(connection, draw.id, round.id))
    return leftCount
  })
}
