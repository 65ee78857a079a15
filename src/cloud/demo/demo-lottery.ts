import type { SectionId } from '../../contract/catalogue/ids'
import type { StudentId } from '../../contract/people/ids'
import type { TermId } from '../../contract/school/ids'
import type { RoundId } from '../../contract/selection/ids'
import type { Database } from '../kernel/database/database'
import { inTransaction } from '../kernel/database/database'
import { applyDraw } from '../selection/draw/apply-draw'
import { commitDraw } from '../selection/draw/count-draw'
import type { DrawParts, LotteryRound } from '../selection/draw/draw-parts'
import { publishDraw } from '../selection/draw/publish-draw'
import { sha256Of } from '../selection/draw/tickets'
import { readDraw } from '../selection/tables/draws'
import { replaceLotteryChoices } from '../selection/tables/lottery'
import { readRounds } from '../selection/tables/rounds'
import type { DemoCalendar } from './demo-calendar'
import { type DemoChoices, offeringOf, waysToTake } from './demo-choices'
import { otherStudents } from './fill-sections'
import { linZhixia } from './people'
import { type SeededRandom, seededRandom } from './seeded-random'

/** Secret until the draw, in a real school; the demo's is the same every time, as are its lottery codes. */
const seed = '34d1c82160e62fa6a221a0c0d7b42ec5d1aa571ad935d45ca8fe2b8ab0955d6b'

/** More students than there are kayaks rank them first, so that nobody who ranks them second can win one. */
const wanted = 'ART 1303'
const alsoWanted = ['PHYS 1201', 'LANG 1102', 'CS 2107', 'MATH 3102', 'CS 4231', 'ART 1302']
const studentCount = 36

interface DemoChoice {
  code: string
  sectionIds: SectionId[]
  points: number
}

/**
 * The lottery before the main round, drawn and published: Lin Zhixia won her course in data structures and lost the
 * kayak. Done over after it was cut short, it goes on where it was.
 */
export async function holdDemoLottery(
  database: Database,
  choices: DemoChoices,
  round: LotteryRound,
  studentIds: ReadonlyMap<string, StudentId>,
  { lottery }: DemoCalendar,
): Promise<void> {
  const { engine, catalogue, clock } = choices
  const parts: DrawParts = { database, engine, catalogue, clock, by: '何敏' }
  if ((await readDraw(database, round.id)) === null) {
    choices.putClock(lottery.promisedAt)
    await rankCourses(database, choices, round.id, studentIds, lottery.opensAt)
    await commitDraw(parts, round, { seedSha256: sha256Of(seed), isReplacing: false })
  }
  if ((await readDraw(database, round.id))?.status === 'published') return
  choices.putClock(lottery.drawnAt)
  const { refused } = await applyDraw(parts, round, seed)
  if (refused.length > 0) throw new Error('the draw of the demo gave what nobody could have')
  choices.putClock(lottery.publishedAt)
  await publishDraw(parts, round, seed, async () => undefined)
}

/** The lottery of the term that was held already. */
export async function readDemoLottery(database: Database, termId: TermId): Promise<LotteryRound> {
  const round = (await readRounds(database, termId)).find(({ kind }) => kind === 'lottery')
  if (!round) throw new Error('the demo has no lottery')
  return { ...round, termId }
}

/** Every half hour from the opening on, somebody ranks; their lottery codes come from the seeded chance as well. */
async function rankCourses(
  database: Database,
  choices: DemoChoices,
  roundId: RoundId,
  studentIds: ReadonlyMap<string, StudentId>,
  opensAt: Date,
): Promise<void> {
  const random = seededRandom(4)
  const lin = studentIds.get(linZhixia)
  const others = random.shuffled(otherStudents(studentIds)).slice(0, studentCount)
  const entries = [
    ...(lin === undefined ? [] : [{ studentId: lin, ranked: rankedOf(choices, ['CS 2103', wanted], [60, 40]) }]),
    ...others.map((studentId, index) => ({ studentId, ranked: rankedByChance(choices, random, index) })),
  ]
  await inTransaction(database, async (connection) => {
    for (const [index, { studentId, ranked }] of entries.entries()) {
      const savedAt = new Date(opensAt.getTime() + (index + 1) * 1_800_000)
      const entry = { roundId, studentId, lotteryCode: codeOf(random), savedAt, revision: 1 }
      const rows = ranked.map(({ code, sectionIds, points }) => {
        return { courseId: offeringOf(choices, code).course.id, sectionIds, points }
      })
      await replaceLotteryChoices(connection, entry, rows)
    }
  })
}

function rankedByChance(choices: DemoChoices, random: SeededRandom, index: number): DemoChoice[] {
  const first = index % 3 === 0 ? [wanted] : []
  const rest = random.shuffled(alsoWanted).slice(0, 1 + random.below(3))
  const codes = [...first, ...rest]
  const share = Math.floor(100 / codes.length / 10) * 10
  const points = codes.map((_, rank) => (rank === 0 ? share - random.below(10) : share))
  return rankedOf(choices, codes, points, random)
}

/** Courses in order, each by its first way or by one that chance picks. */
function rankedOf(choices: DemoChoices, codes: string[], points: number[], random?: SeededRandom): DemoChoice[] {
  return codes.map((code, rank) => {
    const ways = waysToTake(offeringOf(choices, code))
    const sectionIds = random ? random.pick(ways) : ways[0]
    if (!sectionIds) throw new Error(`no way to take ${code}`)
    return { code, sectionIds, points: points[rank] ?? 0 }
  })
}

/** 32 digits, as a lottery code is. */
function codeOf(random: SeededRandom): string {
  return Array.from({ length: 32 }, () => random.below(16).toString(16)).join('')
}
