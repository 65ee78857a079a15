import { DrawInput } from '../../../contract/selection/draw-file'
import type { Database } from '../../kernel/database/database'
import { changePeople } from '../../people/tables/living'
import { tellStudents } from '../../people/tables/messages'
import { countAwardRefusals, readDrawnCounts } from '../tables/draw-facts'
import { markPublished, readDrawInput } from '../tables/draws'
import { alone, committedDraw, DrawImpossible, type DrawParts, type LotteryRound, refuseStatus } from './draw-parts'
import { drawFileText, makeDrawFile } from './draw-text'

export interface PublishedDraw {
  text: string
  seedSha256: string
  inputSha256: string
}

/** Makes the published file of an applied draw; of a published one the same file again. */
export async function publishDraw(
  { database, clock, by }: Pick<DrawParts, 'database' | 'clock' | 'by'>,
  round: LotteryRound,
  seed: string,
  /** Keeps the file safe; the draw is published only once that is done. */
  keep: (published: PublishedDraw) => Promise<void>,
): Promise<PublishedDraw> {
  return alone(database, round.id, async () => {
    const draw = await committedDraw(database, round.id, seed)
    const notApplied = 'The draw is not applied yet: npm run campus -- draw apply ROUND'
    refuseStatus(draw.status, {
      committed: notApplied,
      undone: notApplied,
      applying: 'The draw is half applied. Finish that first: npm run campus -- draw apply ROUND',
      undoing: 'The draw is half undone. Finish that first: npm run campus -- draw undo ROUND',
    })
    const refusedCount = await countAwardRefusals(database, round.id)
    if (refusedCount > 0)
      throw new DrawImpossible(
        `${refusedCount} wins came to nothing, because something changed after the draw was counted; published, it would promise what nobody got. Undo it and apply it again: the same seed then counts with what is true now.`,
      )
    const file = makeDrawFile(seed, DrawInput.parse(JSON.parse(await readDrawInput(database, draw.id))))
    const { seedSha256, inputSha256 } = file
    const published = { text: drawFileText(file), seedSha256, inputSha256 }
    await keep(published)
    if (draw.status !== 'published')
      await publishAndTell(database, round, draw.id, { seed, inputSha256, at: clock(), by })
    return published
  })
}

/** Publishes, and tells everybody who has not left since what came of their choices: both or neither. */
async function publishAndTell(
  database: Database,
  { id, name, nameEn }: LotteryRound,
  drawId: string,
  deed: Parameters<typeof markPublished>[2],
): Promise<void> {
  const counts = await readDrawnCounts(database, id)
  const people = { students: counts.map(({ studentId }) => studentId) }
  await changePeople(database, people, async (connection, { students }) => {
    await markPublished(connection, drawId, deed)
    const here = counts.filter(({ studentId }) => students.has(studentId))
    const messages = here.map(({ studentId, won, choices }) => ({
      code: 'lottery_drawn' as const,
      facts: { roundName: { name, nameEn }, won, choices },
      student_id: studentId,
      key: drawId,
      made_by: 'system' as const,
    }))
    await tellStudents(connection, messages, deed.at)
  })
}
