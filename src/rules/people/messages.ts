import type { MessageCode } from '../../contract/messages'

/**
 * What is told to a student and their guardians read too, as long as they see the timetable: that a place was lost or
 * got without the student's doing. Offers, requests and holds are the student's own affair.
 */
export const guardianCodes: readonly MessageCode[] = [
  'section_cancelled',
  'place_removed',
  'draw_undone',
  'enrolled_automatically',
]
