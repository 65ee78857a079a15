import type { ListedCourse, ListedSection } from '../../../contract/catalogue/course'
import type { CourseId } from '../../../contract/catalogue/ids'
import type { RoundId } from '../../../contract/selection/ids'
import type { Lottery, LotteryChoice } from '../../../contract/selection/lottery'
import { read, set } from '../../calls/call'
import { newestNext } from '../../calls/newest-next'
import { samePerson } from '../../calls/same-person'
import { serverNowMs } from '../../school/institution'
import { knownTermId } from '../../school/renew-institution'
import { lotteryOfRound, useLottery } from '../stores/lottery'
import { usePlan } from '../stores/plan'
import { newChoice, openLottery, rankablePlan, rankOf } from '../text/lottery-choices'

/** The pause after an edit before the choices are saved, so that five quick taps save once. */
const saveAfterMs = 600

const wishesOf = ({ choices }: Lottery) =>
  choices.map(({ sections, points }) => ({ sectionIds: sections.map(({ id }) => id), points }))

async function bring(): Promise<void> {
  const { begin, accept, acceptSaved, fail } = useLottery.getState()
  const isTheirs = samePerson()
  begin()
  const known = await knownTermId()
  if (!isTheirs()) return
  if ('problem' in known) return fail(known.problem)
  const { termId } = known
  const { edits, unsavedId, revision, termId: ourTermId } = useLottery.getState()
  const isSame = () => isTheirs() && useLottery.getState().edits === edits
  const ours = unsavedId !== null && ourTermId === termId ? lotteryOfRound(useLottery.getState(), unsavedId) : null
  if (ours && unsavedId !== null) {
    const saved = await set('saveLotteryChoices', { roundId: unsavedId, revision, choices: wishesOf(ours) })
    if (!isSame()) return
    return saved.ok ? acceptSaved(saved.value, serverNowMs()) : fail(saved)
  }
  const told = await read('getLottery', { termId })
  if (!isSame()) return
  if (told.ok) accept(termId, told.value.lotteries, serverNowMs())
  else fail(told)
}

/**
 * Brings the lotteries as the school has them; what was edited here and not kept yet is saved first. One at a time; a
 * saving that the network holds back for longer than the phone waits is told by its revision.
 */
export const refreshLottery = newestNext(bring)

let saving: ReturnType<typeof setTimeout> | undefined

type Removed = Parameters<ReturnType<typeof useLottery.getState>['edit']>[3]

/** Shows an edit at once and saves it shortly after. */
function edit(roundId: RoundId, choices: LotteryChoice[], removed?: Removed): void {
  useLottery.getState().edit(roundId, choices, serverNowMs(), removed)
  clearTimeout(saving)
  const isTheirs = samePerson()
  saving = setTimeout(() => {
    if (isTheirs()) void refreshLottery()
  }, saveAfterMs)
}

const choicesIn = (roundId: RoundId) => lotteryOfRound(useLottery.getState(), roundId)?.choices ?? []

/** Spends so many points on a choice; the screen lets nobody spend more than there are. */
export function spendPoints(roundId: RoundId, courseId: CourseId, points: number): void {
  edit(
    roundId,
    choicesIn(roundId).map((one) => (one.course.id === courseId ? { ...one, points } : one)),
  )
}

/** Moves a choice one place up (-1) or down (1). */
export function moveChoice(roundId: RoundId, courseId: CourseId, step: -1 | 1): void {
  const order = [...choicesIn(roundId)]
  const from = order.findIndex(({ course }) => course.id === courseId)
  const [choice] = order.splice(from, 1)
  if (!choice || from < 0 || from + step < 0 || from + step > order.length) return
  order.splice(from + step, 0, choice)
  edit(roundId, order)
}

/** Takes a choice out; `undoRemovedChoice` puts it back where it was, with its points. */
export function removeChoice(roundId: RoundId, courseId: CourseId): void {
  const index = choicesIn(roundId).findIndex(({ course }) => course.id === courseId)
  const choice = choicesIn(roundId)[index]
  if (choice)
    edit(
      roundId,
      choicesIn(roundId).filter((one) => one !== choice),
      { roundId, choice, index },
    )
}

export function undoRemovedChoice(): void {
  const { removed } = useLottery.getState()
  const lottery = removed && lotteryOfRound(useLottery.getState(), removed.roundId)
  if (!removed || !lottery || rankOf(lottery, removed.choice.course.id) !== null) return
  const back = [...lottery.choices]
  // What was spent on others meanwhile stays with them.
  const points = Math.min(removed.choice.points, Math.max(0, lottery.pointsLeft))
  back.splice(removed.index, 0, { ...removed.choice, points })
  edit(removed.roundId, back)
}

/** What came of ranking a course: `unknown` when the school could not be asked for the lottery. */
export type Ranked = 'ranked' | 'full' | 'unknown'

/** Puts a course with these sections at the end of the choices, or other sections in their place. */
export async function rankCourse(course: ListedCourse, sections: readonly ListedSection[]): Promise<Ranked> {
  if (!openLottery(useLottery.getState().lotteries, serverNowMs())) await refreshLottery()
  const lottery = openLottery(useLottery.getState().lotteries, serverNowMs())
  if (!lottery) return 'unknown'
  const { choices, choicesMax, round } = lottery
  const fresh = newChoice({ course, sections: [...sections] })
  if (rankOf(lottery, course.id) !== null) {
    const isIt = (one: LotteryChoice) => one.course.id === course.id
    edit(
      round.round.id,
      choices.map((one) => (isIt(one) ? { ...fresh, points: one.points } : one)),
    )
    return 'ranked'
  }
  if (choices.length >= choicesMax) return 'full'
  edit(round.round.id, [...choices, fresh])
  return 'ranked'
}

/** Puts the planned courses at the end of the choices, in the order of the plan, as many as there is room for. */
export function rankPlan(roundId: RoundId): void {
  const lottery = lotteryOfRound(useLottery.getState(), roundId)
  if (!lottery) return
  const fresh = rankablePlan(usePlan.getState().check, lottery).map(newChoice)
  if (fresh.length > 0) edit(roundId, [...lottery.choices, ...fresh])
}

/** Gives up what could not be saved and shows what the school has. */
export function giveUpUnsavedChoices(): Promise<void> {
  clearTimeout(saving)
  useLottery.getState().giveUpEdits()
  return refreshLottery()
}
