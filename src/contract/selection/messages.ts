import { z } from 'zod'
import { CourseId, SectionId } from '../catalogue/ids'
import { BilingualName } from '../kernel/bilingual-name'
import { Instant } from '../kernel/time'
import { told } from '../people/messages'
import { AdviserRequestKind } from './adviser-requests'

/** What became of a student's place in a course, or in the queue for it, without their doing. */
export const PlaceCode = z.enum([
  'section_cancelled',
  'waiting_cancelled',
  'place_removed',
  'draw_undone',
  'enrolled_automatically',
  'offer_lapsed',
])
export type PlaceCode = z.infer<typeof PlaceCode>

/** Of what a student is told; the course is null when the catalogue has it no more. */
const place = {
  course: z.object({ id: CourseId, code: z.string(), title: z.string(), titleEn: z.string().nullable() }).nullable(),
  sections: z.array(z.object({ id: SectionId, code: z.string() })),
}

/** Messages about a student's places, requests and draws. */
export const selectionMessages = [
  z.object({
    ...told,
    ...place,
    code: PlaceCode,
    /** What staff said of it. */
    note: z.string().nullable(),
  }),
  z.object({
    ...told,
    ...place,
    code: z.literal('seat_offered'),
    expiresAt: Instant,
    /** It was taken, declined or kept in vain: then it counts as read. */
    isOver: z.boolean(),
  }),
  z.object({
    ...told,
    ...place,
    code: z.enum(['request_granted', 'request_refused']),
    kind: AdviserRequestKind,
    /** The word of whoever decided. */
    note: z.string(),
  }),
  z.object({
    ...told,
    code: z.literal('lottery_drawn'),
    roundName: BilingualName,
    /** How many of the student's choices the draw gave. */
    won: z.number().int(),
    choices: z.number().int(),
  }),
] as const
