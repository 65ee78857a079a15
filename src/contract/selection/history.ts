import { z } from 'zod'
import { Instant } from '../kernel/time'
import { Refusal } from '../refusal'

/** One line of a student's enrolment history, which only ever grows. */
export const EnrolmentEvent = z.object({
  at: Instant,
  kind: z.enum([
    'select',
    'drop',
    'plan',
    'swap',
    'join',
    'leave',
    'accept',
    'decline',
    'offer',
    'lapse',
    'award',
    'remove',
  ]),
  madeBy: z.enum(['student', 'staff', 'waitlist', 'draw', 'round']),
  /** As in `CS 2103 01`, one for each section or course it was about. */
  about: z.array(
    z.object({
      courseCode: z.string(),
      title: z.string(),
      titleEn: z.string().nullable(),
      sectionCodes: z.array(z.string()),
    }),
  ),
  /** The rules that refused it; empty when it was done. */
  refusals: z.array(Refusal),
  /** Why the student was taken out of it; null for whatever they did themselves. */
  reason: z.enum(['trial_over', 'section_cancelled', 'draw_undone', 'staff']).nullable(),
  /** What staff said of it. */
  note: z.string().nullable(),
})
export type EnrolmentEvent = z.infer<typeof EnrolmentEvent>
