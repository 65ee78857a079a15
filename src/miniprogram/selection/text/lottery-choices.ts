import type { CourseId, SectionId } from '../../../contract/catalogue/ids'
import type { Refusal } from '../../../contract/refusal'
import type { Lottery, LotteryChoice } from '../../../contract/selection/lottery'
import type { PlanCheck } from '../../../contract/selection/plan'
import { standingNow } from './shown-round'

/** The lottery in which choices can be ranked now; null when none is open for the student. */
export function openLottery(lotteries: readonly Lottery[] | null, nowMs: number): Lottery | null {
  return lotteries?.find(({ round }) => round.isForMe && standingNow(round, nowMs) === 'open') ?? null
}

/** The lottery to show: the open one, else one that is paused, the next, or the last that closed. */
export function shownLottery(lotteries: readonly Lottery[], nowMs: number): Lottery | null {
  const withStanding = (standing: Lottery['round']['standing']) =>
    lotteries.filter(({ round }) => standingNow(round, nowMs) === standing)
  const closed = withStanding('closed')
  const shown = withStanding('open')[0] ?? withStanding('paused')[0] ?? withStanding('upcoming')[0]
  return shown ?? closed[closed.length - 1] ?? null
}

/** The place of a course among the choices, counted from 1; null when it is not there. */
export function rankOf({ choices }: Pick<Lottery, 'choices'>, courseId: CourseId): number | null {
  const index = choices.findIndex(({ course }) => course.id === courseId)
  return index < 0 ? null : index + 1
}

/** Whether a choice has these very sections. */
export function hasSections({ sections }: Pick<LotteryChoice, 'sections'>, sectionIds: readonly SectionId[]): boolean {
  return sections.length === sectionIds.length && sections.every(({ id }) => sectionIds.includes(id))
}

/** The most points that one choice can have beside what the others have. */
export function pointsRoom({ pointsLeft }: Pick<Lottery, 'pointsLeft'>, { points }: Pick<LotteryChoice, 'points'>) {
  return Math.max(0, pointsLeft + points)
}

/** How many points one tap adds or takes: a twentieth of all, so that twenty taps spend them. */
export function pointsStep(pointsMax: number): number {
  return Math.max(1, Math.round(pointsMax / 20))
}

/** What a tap on + or − makes of the points: whole steps, and what is left when that is less. */
export function stepPoints(points: number, step: number, room: number): number {
  return Math.max(0, Math.min(room, points + step))
}

/** What stands between planned sections and ranking them: only that they do not make up a course. */
const isIncomplete = ({ code }: Refusal) => /^(component|parent)_/.test(code)

/** The planned courses that can become choices: with all their sections, not had and not ranked yet. */
export function rankablePlan(check: PlanCheck | null, lottery: Lottery): PlanCheck['items'] {
  const room = Math.max(0, lottery.choicesMax - lottery.choices.length)
  const isMeant = ({ course, sections, isEnrolled, refusals }: PlanCheck['items'][number]) =>
    !isEnrolled && sections.length > 0 && !refusals.some(isIncomplete) && rankOf(lottery, course.id) === null
  return check?.items.filter(isMeant).slice(0, room) ?? []
}

/** A course as it is ranked before the school has said anything of it. */
export function newChoice({ course, sections }: Pick<LotteryChoice, 'course' | 'sections'>): LotteryChoice {
  return { course, sections: [...sections], points: 0, demand: [], warnings: [], outcome: null }
}

/** A refusal as it is in a lottery, which has no queues: there, waiting for a seat is no way out. */
export function withoutQueue(refusal: Refusal): Refusal {
  return refusal.code === 'section_full' || refusal.code === 'seats_reserved' ? { ...refusal, waiting: null } : refusal
}

/** That nothing can be chosen now because courses are being ranked: then ranking is the way. */
export function isForRanking(refusal: Refusal): boolean {
  return refusal.code === 'round_does_not_allow' && refusal.action === 'select' && refusal.roundKind === 'lottery'
}
