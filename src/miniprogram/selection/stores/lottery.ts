import type { TermId } from '../../../contract/school/ids'
import type { RoundId } from '../../../contract/selection/ids'
import type { Lottery, LotteryChoice } from '../../../contract/selection/lottery'
import type { Problem } from '../../calls/problem'
import { keptStore } from '../../kit/stores/kept-store'
import { nextRevision } from '../../kit/stores/next-revision'

interface LotteryState {
  termId: TermId | null
  /** In opening order, with what was edited here; null before the first answer. */
  lotteries: Lottery[] | null
  /** When the school last told, by its clock. */
  gotAtMs: number
  /** Edits so far: an answer to an older one must not undo a newer one. */
  edits: number
  /** Of the unsaved edits, among all savings of the lottery here or on another phone. */
  revision: number
  /** The lottery with edits that the school has not kept yet; survives a restart. */
  unsavedId: RoundId | null
  isLoading: boolean
  problem: Problem | null
  /** What was taken out last, to be put back. */
  removed: { roundId: RoundId; choice: LotteryChoice; index: number } | null
  begin(): void
  accept(termId: TermId, lotteries: Lottery[], gotAtMs: number): void
  /** The school has kept the edits and answers with the lottery as it is now. */
  acceptSaved(lottery: Lottery, gotAtMs: number): void
  edit(roundId: RoundId, choices: LotteryChoice[], nowMs: number, removed?: LotteryState['removed']): void
  /** Gives up the edits; what the school has is asked for next. */
  giveUpEdits(): void
  fail(problem: Problem): void
  /** The removal can no longer be taken back. */
  settleRemoval(): void
}

const empty = {
  termId: null,
  lotteries: null,
  gotAtMs: 0,
  edits: 0,
  revision: 0,
  unsavedId: null,
  isLoading: false,
  problem: null,
  removed: null,
} as const

/** Points not spent yet. */
function pointsLeftOf(pointsMax: number, choices: readonly Pick<LotteryChoice, 'points'>[]): number {
  return choices.reduce((left, { points }) => left - points, pointsMax)
}

/** The lotteries (抽签) of the term with the ranked choices; the last copy opens and is edited without a network too. */
export const useLottery = keptStore<LotteryState, 'termId' | 'lotteries' | 'gotAtMs' | 'revision' | 'unsavedId'>(
  {
    name: 'campus.lottery',
    version: 2,
    keeps: ['termId', 'lotteries', 'gotAtMs', 'revision', 'unsavedId'],
    // An edit from before there were revisions is newer than anything that was saved without one.
    migrate: (older) => ({ ...older, revision: 1 }),
  },
  (set) => ({
    ...empty,
    begin: () => set({ isLoading: true }),
    accept: (termId, lotteries, gotAtMs) =>
      set({ termId, lotteries, gotAtMs, unsavedId: null, isLoading: false, problem: null }),
    acceptSaved: (lottery, gotAtMs) =>
      set(({ lotteries }) => ({
        lotteries: (lotteries ?? []).map((one) => (one.round.round.id === lottery.round.round.id ? lottery : one)),
        gotAtMs,
        unsavedId: null,
        isLoading: false,
        problem: null,
      })),
    edit: (roundId, choices, nowMs, removed = null) =>
      set(({ lotteries, edits, revision }) => ({
        lotteries: (lotteries ?? []).map((one) =>
          one.round.round.id === roundId ? { ...one, choices, pointsLeft: pointsLeftOf(one.pointsMax, choices) } : one,
        ),
        removed,
        edits: edits + 1,
        revision: nextRevision(Math.max(revision, ...(lotteries ?? []).map((one) => one.revision ?? 0)), nowMs),
        unsavedId: roundId,
      })),
    giveUpEdits: () => set(({ edits }) => ({ edits: edits + 1, unsavedId: null, problem: null, removed: null })),
    fail: (problem) => set({ problem, isLoading: false }),
    settleRemoval: () => set({ removed: null }),
  }),
)

/** The lottery of a round; null when it is not known. */
export function lotteryOfRound(state: Pick<LotteryState, 'lotteries'>, roundId: RoundId): Lottery | null {
  return state.lotteries?.find(({ round }) => round.round.id === roundId) ?? null
}
