import type { Refusal } from '../../contract/refusal'
import type { RoundUnfit } from '../../contract/selection/round-unfit'
import type { RoundFacts } from '../../rules/selection/rounds'
import { counted } from '../kit/import-text'
import { localTime } from '../kit/option-values'
import { PlainError } from '../kit/plain-error'

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
    if (refusal.code === 'round_not_found') return new PlainError(`${round.name} is not there any more.`)
    if (refusal.code !== 'round_unfit') return undefined
    // The words stand under the very reason that is looked up.
    const say = words[refusal.problem.because] as (problem: RoundUnfit) => string
    return new PlainError(say(refusal.problem))
  }
}

function wordsFor(
  { name, id = 0 as RoundFacts['id'] }: Named,
  shown: (instant: string) => string,
): { [Because in RoundUnfit['because']]: WordsOf<Because> } {
  return {
    closes_first: ({ opensAt, closesAt }) =>
      `The round would close at ${shown(closesAt)}, which is not after it opens at ${shown(opensAt)}: see --opens and --closes.`,
    credits_crossed: ({ creditsMin, creditsMax }) =>
      `The least credits (--credits-min ${creditsMin}) are more than the most (${creditsMax}).`,
    start_outside: ({ cohort, startsAt }) =>
      `Cohort ${cohort} starts at ${shown(startsAt)}, which is not between the round’s opening and closing any more. Give all later starts anew with --start, or --start none.`,
    department_unknown: ({ departmentId }) =>
      `There is no department ${departmentId} any more. Give the command again.`,
    moved: () =>
      `Nothing was changed: somebody else has just changed the times of ${name}. See: round list, and give it again.`,
    taken_back: () => `${name} is over and its enrolments were taken back. Add another round instead.`,
    open_already: ({ opensAt }) => `${name} is open already, since ${shown(opensAt)}.`,
    closed_already: ({ closesAt }) => `${name} is closed already, since ${shown(closesAt)}.`,
    paused_already: ({ pausedAt }) => `${name} is paused already, since ${shown(pausedAt)}.`,
    not_paused: () => `${name} is not paused.`,
    takes_back: ({ places }) =>
      `Nothing was changed. Closing the trial ${name} takes its ${counted(places, 'place')} back from the students. To do that, add --yes.`,
    used: ({ kind }) =>
      `Something was chosen in ${name} already, or its draw promised, so it stays a ${kind} round. Add another round instead.`,
    kind_settled: ({ opensAt }) =>
      `${name} opens or opened at ${shown(opensAt)}, so its kind is settled. First give it a later opening: round open ${id} --at …`,
    ranked: ({ choices, points }) =>
      `Students have saved up to ${counted(choices, 'choice')} and ${counted(points, 'point')} in ${name}; fewer would break what they saved.`,
  }
}
