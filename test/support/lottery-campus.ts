import { CatalogueCopy } from '../../src/cloud/catalogue/catalogue-copy'
import type { DrawParts, LotteryRound } from '../../src/cloud/selection/draw/draw-parts'
import { EnrolmentEngine } from '../../src/cloud/selection/engine/enrolment-engine'
import { readRounds } from '../../src/cloud/selection/tables/rounds'
import type { SectionId } from '../../src/contract/catalogue/ids'
import type { Lottery } from '../../src/contract/selection/lottery'
import type { Campus, NamedCourse, Phone } from './campus'
import { termId } from './small-college'

/** A choice as a student names it: the course, and the points on it. */
export type Wish = readonly [course: NamedCourse, points: number]

/** Closes what is open and opens a lottery of an hour, alone in the term. */
export async function openLottery(
  campus: Campus,
  given: { choicesMax?: number; pointsMax?: number } = {},
): Promise<LotteryRound> {
  const { choicesMax = 8, pointsMax = 100 } = given
  campus.now = new Date(campus.now.getTime() + 60_000)
  await campus.database.query(`update selection_round set closes_at = $1 where closes_at > $1`, [campus.now])
  await campus.database.query(
    `insert into selection_round (term_id, name, kind, opens_at, closes_at, credits_max, choices_max, points_max)
     values ($1, '抽签', 'lottery', $2, $3, 20, $4, $5)`,
    [termId, campus.now, new Date(campus.now.getTime() + 3_600_000), choicesMax, pointsMax],
  )
  return latestLottery(campus)
}

export async function latestLottery(campus: Campus): Promise<LotteryRound> {
  const round = (await readRounds(campus.database, termId)).filter(({ kind }) => kind === 'lottery').at(-1)
  if (!round) throw new Error('no lottery was opened')
  return { ...round, termId }
}

/** Turns the clock to a minute after the lottery closed. */
export function closeLottery(campus: Campus, { closesAt }: LotteryRound): void {
  campus.now = new Date(Date.parse(closesAt) + 60_000)
}

export function choicesOf(wishes: readonly Wish[]): { sectionIds: SectionId[]; points: number }[] {
  return wishes.map(([course, points]) => ({ ...course.sections, points }))
}

let lastRevision = 0

/** Newer than all before. */
export function nextRevision(): number {
  lastRevision += 1
  return lastRevision
}

/** Saves a student's choices: `ok`, or the codes of the refusals. */
export function rank(student: Phone, { id }: LotteryRound, wishes: readonly Wish[]): Promise<string> {
  return student.codes('saveLotteryChoices', { roundId: id, revision: nextRevision(), choices: choicesOf(wishes) })
}

/** The lottery as a student is shown it. */
export async function lotteryOf(student: Phone, { id }: LotteryRound): Promise<Lottery> {
  const reply = await student.call('getLottery', { termId })
  const lottery = reply.ok ? reply.value.lotteries.find(({ round }) => round.round.id === id) : undefined
  if (!lottery) throw new Error('the student sees no such lottery')
  return lottery
}

/** What staff need for a draw, by the clock of the campus. */
export function drawParts(campus: Campus): DrawParts {
  const { database } = campus
  const clock = () => campus.now
  const catalogue = new CatalogueCopy()
  const onBatchFailure = (error: unknown) => {
    throw error
  }
  return {
    database,
    catalogue,
    clock,
    by: 'registrar',
    engine: new EnrolmentEngine({ database, catalogue, clock, onBatchFailure }),
  }
}

/** The codes of the courses in a student's timetable. */
export async function timetableOf(student: Phone): Promise<string[]> {
  const reply = await student.call('getStudentTerm', { termId })
  return reply.ok ? reply.value.enrolments.map(({ course }) => course.code).sort() : []
}
