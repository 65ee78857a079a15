import type { Refusal } from '../../contract/refusal'
import type { RoundUnfit } from '../../contract/selection/round-unfit'
import type { RoundFacts } from '../../rules/selection/rounds'
import { counted } from '../kit/import-text'
import { say } from '../kit/language'
import { localTime } from '../kit/option-values'
import { PlainError } from '../kit/plain-error'
import { kindText } from './round-words'

type WordsOf<Because extends RoundUnfit['because']> = (problem: Extract<RoundUnfit, { because: Because }>) => string
/** Words of one command for what others say differently. */
type OwnWords = { [Because in RoundUnfit['because']]?: WordsOf<Because> }

type Named = Pick<RoundFacts, 'name'> & { id?: RoundFacts['id'] }

/** The words for why a round was not changed; `own` are those of a command alone. */
export function whyRoundStays(
  round: Named,
  timeZone: string,
  own: OwnWords = {},
): (refusal: Refusal) => PlainError | undefined {
  const words: { [Because in RoundUnfit['because']]: WordsOf<Because> } = {
    ...wordsFor(round, (instant) => localTime(instant, timeZone)),
    ...own,
  }
  return (refusal) => {
    if (refusal.code === 'round_not_found')
      return new PlainError(say(`${round.name} 已经不在了。`, `${round.name} is not there any more.`))
    if (refusal.code !== 'round_unfit') return undefined
    // The words stand under the very reason that is looked up.
    const why = words[refusal.problem.because] as (problem: RoundUnfit) => string
    return new PlainError(why(refusal.problem))
  }
}

function wordsFor(
  { name, id = 0 as RoundFacts['id'] }: Named,
  shown: (instant: string) => string,
): { [Because in RoundUnfit['because']]: WordsOf<Because> } {
  return {
    closes_first: ({ opensAt, closesAt }) =>
      say(
        `轮次的关闭时间 ${shown(closesAt)} 不在开放时间 ${shown(opensAt)} 之后：请看 --opens 和 --closes。`,
        `The round would close at ${shown(closesAt)}, which is not after it opens at ${shown(opensAt)}: see --opens and --closes.`,
      ),
    credits_crossed: ({ creditsMin, creditsMax }) =>
      say(
        `学分下限（--credits-min ${creditsMin}）高于上限（${creditsMax}）。`,
        `The least credits (--credits-min ${creditsMin}) are more than the most (${creditsMax}).`,
      ),
    start_outside: ({ cohort, startsAt }) =>
      say(
        `${cohort} 级的开始时间 ${shown(startsAt)} 不再在轮次的开放和关闭之间。请用 --start 重新写全，或写 --start none。`,
        `Cohort ${cohort} starts at ${shown(startsAt)}, which is not between the round’s opening and closing any more. Give all later starts anew with --start, or --start none.`,
      ),
    department_unknown: ({ departmentId }) =>
      say(
        `院系 ${departmentId} 已经不在了，请重新执行。`,
        `There is no department ${departmentId} any more. Give the command again.`,
      ),
    moved: () =>
      say(
        `没有改动：别人刚改了 ${name} 的时间。请先看 round list，再重新执行。`,
        `Nothing was changed: somebody else has just changed the times of ${name}. See: round list, and give it again.`,
      ),
    taken_back: () =>
      say(
        `${name} 已结束，选课结果已收回。请另加一个轮次。`,
        `${name} is over and its enrolments were taken back. Add another round instead.`,
      ),
    open_already: ({ opensAt }) =>
      say(`${name} 已经开放，从 ${shown(opensAt)} 起。`, `${name} is open already, since ${shown(opensAt)}.`),
    closed_already: ({ closesAt }) =>
      say(`${name} 已经关闭，从 ${shown(closesAt)} 起。`, `${name} is closed already, since ${shown(closesAt)}.`),
    paused_already: ({ pausedAt }) =>
      say(`${name} 已经暂停，从 ${shown(pausedAt)} 起。`, `${name} is paused already, since ${shown(pausedAt)}.`),
    not_paused: () => say(`${name} 没有暂停。`, `${name} is not paused.`),
    takes_back: ({ places }) =>
      say(
        `没有改动。关闭试选 ${name} 会收回学生的 ${places} 个名额。要这样做，请加 --yes。`,
        `Nothing was changed. Closing the trial ${name} takes its ${counted(places, 'place')} back from the students. To do that, add --yes.`,
      ),
    used: ({ kind }) =>
      say(
        `${name} 里已有人选课或已承诺抽签，所以类型仍是${kindText(kind)}。请另加一个轮次。`,
        `Something was chosen in ${name} already, or its draw promised, so it stays a ${kind} round. Add another round instead.`,
      ),
    kind_settled: ({ opensAt }) =>
      say(
        `${name} 在 ${shown(opensAt)} 开放，类型已定。请先推迟开放：round open ${id} --at …`,
        `${name} opens or opened at ${shown(opensAt)}, so its kind is settled. First give it a later opening: round open ${id} --at …`,
      ),
    ranked: ({ choices, points }) =>
      say(
        `学生在 ${name} 里最多已保存 ${choices} 个志愿、${points} 点；再少就会破坏已保存的。`,
        `Students have saved up to ${counted(choices, 'choice')} and ${counted(points, 'point')} in ${name}; fewer would break what they saved.`,
      ),
  }
}
