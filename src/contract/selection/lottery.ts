import { z } from 'zod'
import { ListedCourse, ListedSection } from '../catalogue/course'
import { SectionId } from '../catalogue/ids'
import type { OperationDeclaration } from '../kernel/operation'
import { Instant } from '../kernel/time'
import { Refusal } from '../refusal'
import { TermId } from '../school/ids'
import { HexDigits, LotteryCode } from './draw-file'
import { RoundStanding } from './enrolment'
import { RoundId } from './ids'
import { Revision } from './revision'

/** One ranked choice of a student, as it stands and, once the draw is published, what came of it. */
export const LotteryChoice = z.object({
  course: ListedCourse,
  sections: z.array(ListedSection),
  points: z.number().int(),
  /** How many students have chosen each section in this round, in the order of `sections`. */
  demand: z.array(z.object({ sectionId: SectionId, students: z.number().int() })),
  /** What would bar the choice if it were decided now; told beforehand, and no obstacle to saving it. */
  warnings: z.array(Refusal),
  /** Null until the draw is published. */
  outcome: z
    .object({
      isWon: z.boolean(),
      /** Why it was not won, in order of precedence. */
      refusals: z.array(Refusal),
      /** The best of the choice's tickets, which gave its turn. */
      ticket: HexDigits,
    })
    .nullable(),
})
export type LotteryChoice = z.infer<typeof LotteryChoice>

/** The lottery of one round for one student. */
export const Lottery = z.object({
  round: RoundStanding,
  choicesMax: z.number().int(),
  pointsMax: z.number().int(),
  pointsLeft: z.number().int(),
  /** Given with the first saving; the student finds themselves by it in the published file. */
  lotteryCode: LotteryCode.nullable(),
  savedAt: Instant.nullable(),
  /** Of the saving that is kept. */
  revision: Revision,
  /** Most wanted first. */
  choices: z.array(LotteryChoice),
  /** The promised seeds, the one that counts last; an earlier one was replaced before the round closed. */
  commitments: z.array(z.object({ seedSha256: HexDigits, committedAt: Instant })),
  /** Null until the draw is published; then the seed is no secret any more. */
  publication: z.object({ publishedAt: Instant, seed: HexDigits, inputSha256: HexDigits }).nullable(),
})
export type Lottery = z.infer<typeof Lottery>

export const lotteryOperations = {
  /** The lottery rounds meant for the caller, in opening order. Refuses `term_not_found`. */
  getLottery: {
    caller: 'student',
    repeat: 'read',
    request: z.strictObject({ termId: TermId }),
    reply: z.object({ termId: TermId, serverTime: Instant, lotteries: z.array(Lottery) }),
  },
  /** Keeps these choices in place of older ones, most wanted first, and answers with those that are kept now. */
  saveLotteryChoices: {
    caller: 'student',
    repeat: 'set',
    request: z.strictObject({
      roundId: RoundId,
      revision: Revision,
      choices: z
        .array(
          z.strictObject({
            sectionIds: z.array(SectionId).min(1).max(8),
            points: z.number().int().min(0).max(30_000),
          }),
        )
        .max(100),
    }),
    reply: Lottery,
  },
} as const satisfies Record<string, OperationDeclaration>
