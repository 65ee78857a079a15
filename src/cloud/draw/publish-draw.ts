import { DrawInput } from '../../contract/draw-file'
import { countAwardRefusals } from '../tables/draw-facts'
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
    if (draw.status !== 'published') await markPublished(database, draw.id, { seed, inputSha256, at: clock(), by })
    return published
  })
}
