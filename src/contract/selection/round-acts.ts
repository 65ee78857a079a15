import { z } from 'zod'
import type { OperationDeclaration } from '../kernel/operation'
import { Instant } from '../kernel/time'
import { DepartmentId, TermId } from '../school/ids'
import { RoundId } from './ids'
import { RoundKind } from './rounds'

const firstMs = Date.parse('2000-01-01T00:00:00Z')
const lastMs = Date.parse('2200-01-01T00:00:00Z')

/** When a round opens, closes or starts; no other century is meant. */
const RoundInstant = Instant.refine((text) => {
  const at = Date.parse(text)
  return at >= firstMs && at < lastMs
}, 'is not of this or the next century')

const Credits = z
  .number()
  .min(0)
  .max(999)
  .refine((credits) => Math.round(credits * 100) / 100 === credits, 'has more than two decimals')
const Cohort = z.number().int().min(1900).max(2200)

/** All that a registrar says of a round. */
export const RoundSaid = z.strictObject({
  name: z.string().trim().min(1).max(100),
  nameEn: z.string().trim().min(1).max(100).nullable(),
  kind: RoundKind,
  opensAt: RoundInstant,
  closesAt: RoundInstant,
  /** Told, not enforced. */
  creditsMin: Credits,
  creditsMax: Credits,
  /** In place of those for students of a year of study. */
  creditLimits: z
    .array(z.strictObject({ standing: z.number().int().min(1).max(12), creditsMin: Credits, creditsMax: Credits }))
    .max(20)
    .readonly(),
  /** Years of entry and departments that it is for; none stand for all. */
  cohorts: z.array(Cohort).max(100).readonly(),
  departmentIds: z.array(DepartmentId).max(500).readonly(),
  /** Cohorts that start later than it opens. */
  starts: z
    .array(z.strictObject({ cohort: Cohort, opensAt: RoundInstant }))
    .max(100)
    .readonly(),
  isWaitlistOpen: z.boolean(),
  /** Waitlists that a student may be on at once. */
  waitlistMax: z.number().int().min(0).max(100),
  /** How long a seat is kept for whom it is offered to. */
  offerMinutes: z.number().int().min(1).max(100_000),
  /** A seat given back to a full section is kept a random time up to this. */
  releaseDelayMaxSeconds: z.number().int().min(0).max(86_400),
  /** Of a lottery. */
  pointsMax: z.number().int().min(0).max(10_000),
  choicesMax: z.number().int().min(1).max(100),
})
export type RoundSaid = z.infer<typeof RoundSaid>

/** The times that somebody looked at before they change them; refused as `moved` when they are others by now. */
const Seen = RoundSaid.pick({ opensAt: true, closesAt: true, starts: true }).optional()

const registrar = { who: 'staff', roles: ['registrar'] } as const

/** The rounds of a term. All but `addRound` refuse `round_not_found`, and all refuse `round_unfit`. */
export const roundOperations = {
  /** Refuses `term_not_found`. */
  addRound: {
    caller: registrar,
    repeat: 'single',
    logged: ['round'],
    request: z.strictObject({ termId: TermId, round: RoundSaid }),
    reply: z.object({ roundId: RoundId }),
  },
  /** Changes what is named; all else stays. */
  changeRound: {
    caller: registrar,
    repeat: 'set',
    logged: ['changes', 'isTakingBackAgreed'],
    request: z.strictObject({
      roundId: RoundId,
      changes: RoundSaid.partial(),
      /** That the places of a trial are taken back, if it is over by this. */
      isTakingBackAgreed: z.boolean().optional(),
    }),
    reply: z.object({ before: RoundSaid, after: RoundSaid, pausedAt: Instant.nullable() }),
  },
  /** Opens it now, or has it open at a time. Cohorts that would start before that start with everybody. */
  openRound: {
    caller: registrar,
    repeat: 'set',
    logged: ['at'],
    request: z.strictObject({ roundId: RoundId, at: RoundInstant.nullable(), seen: Seen }),
    reply: z.object({ before: RoundSaid, after: RoundSaid, pausedAt: Instant.nullable() }),
  },
  /** Closes it now, or has it close at a time, after every cohort that starts later has started. */
  closeRound: {
    caller: registrar,
    repeat: 'set',
    logged: ['at', 'isTakingBackAgreed'],
    request: z.strictObject({
      roundId: RoundId,
      at: RoundInstant.nullable(),
      seen: Seen,
      /** That the places of a trial are taken back, if it is over by this. */
      isTakingBackAgreed: z.boolean().optional(),
    }),
    reply: z.object({
      after: RoundSaid,
      isOver: z.boolean(),
      /** Taken in it now. */
      places: z.number().int(),
    }),
  },
  /** Stops it for the moment: nothing is chosen or dropped in it. */
  pauseRound: {
    caller: registrar,
    repeat: 'set',
    request: z.strictObject({ roundId: RoundId }),
    reply: z.object({ pausedAt: Instant }),
  },
  /** Lets it go on. */
  resumeRound: {
    caller: registrar,
    repeat: 'set',
    request: z.strictObject({ roundId: RoundId }),
    reply: z.object({ after: RoundSaid }),
  },
} as const satisfies Record<string, OperationDeclaration>
