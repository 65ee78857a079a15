import { z } from 'zod'
import { Instant } from '../kernel/time'
import { DepartmentId } from '../school/ids'
import { RoundKind } from './rounds'

/** Why a round cannot be as staff want it. */
export const RoundUnfit = z.discriminatedUnion('because', [
  /** It would close before it opens, or at once. */
  z.object({ because: z.literal('closes_first'), opensAt: Instant, closesAt: Instant }),
  z.object({ because: z.literal('credits_crossed'), creditsMin: z.number(), creditsMax: z.number() }),
  /** A cohort would not start between its opening and its closing. */
  z.object({ because: z.literal('start_outside'), cohort: z.number().int(), startsAt: Instant }),
  z.object({ because: z.literal('department_unknown'), departmentId: DepartmentId }),
  /** Its times are others than were seen. */
  z.object({ because: z.literal('moved') }),
  /** A trial whose places were taken back. */
  z.object({ because: z.literal('taken_back') }),
  z.object({ because: z.literal('open_already'), opensAt: Instant }),
  z.object({ because: z.literal('closed_already'), closesAt: Instant }),
  z.object({ because: z.literal('paused_already'), pausedAt: Instant }),
  z.object({ because: z.literal('not_paused') }),
  /** A trial would be over by this, and nobody agreed that its places are taken back. */
  z.object({ because: z.literal('takes_back'), places: z.number().int() }),
  /** Something was chosen in it, or its draw promised, so its kind stays. */
  z.object({ because: z.literal('used'), kind: RoundKind }),
  /** It opens within a minute or has opened, so its kind stays. */
  z.object({ because: z.literal('kind_settled'), opensAt: Instant }),
  /** Students have saved more than that. */
  z.object({ because: z.literal('ranked'), choices: z.number().int(), points: z.number().int() }),
])
export type RoundUnfit = z.infer<typeof RoundUnfit>
