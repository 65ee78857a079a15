import type { StudentMessage } from '../../people/tables/messages'
import type { PlaceFacts, PlaceTold } from '../message-on-wire'
import type { EnrolmentRequest, EnrolmentWish, LoadedEntry } from '../tables/enrolments'
import type { BatchState } from './batch-state'

type Notes = Pick<BatchState, 'writes'>

function tell({ writes }: Notes, told: PlaceTold, about: Pick<StudentMessage, 'student_id' | 'key' | 'made_by'>): void {
  writes.told.push({ ...told, ...about })
}

const codeOfRemoval = {
  section_cancelled: 'section_cancelled',
  draw_undone: 'draw_undone',
  staff: 'place_removed',
} as const

/** That somebody was taken out of a course. A trial's end is no news, and whoever has left is told nothing. */
export function tellOfRemoval(
  state: BatchState,
  { id, studentId, wish, madeBy }: EnrolmentRequest<Extract<EnrolmentWish, { kind: 'remove' }>>,
  sectionIds: PlaceFacts['sectionIds'],
): void {
  const { courseId, reason, note = null } = wish
  if (reason === 'trial_over' || !state.isHere(studentId)) return
  const by = madeBy === 'staff' ? 'staff' : 'system'
  const facts = { courseId, sectionIds, note }
  tell(state, { code: codeOfRemoval[reason], facts }, { student_id: studentId, key: id, made_by: by })
}

/** That staff ended somebody's waiting. */
export function tellOfEndedWaiting(
  state: BatchState,
  { id, studentId, madeBy }: EnrolmentRequest,
  entry: LoadedEntry,
): void {
  if (madeBy !== 'staff' || !state.isHere(studentId)) return
  const facts = { ...placeOf(entry), note: null }
  tell(state, { code: 'waiting_cancelled', facts }, { student_id: studentId, key: id, made_by: 'staff' })
}

/** That a seat is kept for somebody, who has to take it. */
export function tellOfOffer(state: Notes, entry: LoadedEntry, expiresAt: string): void {
  tell(state, { code: 'seat_offered', facts: { ...placeOf(entry), expiresAt } }, aboutEntry(entry))
}

/** That a seat was taken for somebody who had asked for that. */
export function tellOfAutomaticSeat(state: Notes, entry: LoadedEntry): void {
  tell(state, { code: 'enrolled_automatically', facts: { ...placeOf(entry), note: null } }, aboutEntry(entry))
}

/** That a seat was kept in vain. */
export function tellOfLapse(state: Notes, entry: LoadedEntry): void {
  tell(state, { code: 'offer_lapsed', facts: { ...placeOf(entry), note: null } }, aboutEntry(entry))
}

function placeOf({ courseId, places }: LoadedEntry): PlaceFacts {
  return { courseId, sectionIds: places.map(({ sectionId }) => sectionId) }
}

// Whoever has an open entry has not left: leaving ends it first. An entry is offered a seat once.
function aboutEntry({ id, studentId }: LoadedEntry): Pick<StudentMessage, 'student_id' | 'key' | 'made_by'> {
  return { student_id: studentId, key: id, made_by: 'system' }
}
