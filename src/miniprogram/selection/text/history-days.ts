import type { SchoolClock } from '../../../contract/school/institution'
import type { EnrolmentEvent } from '../../../contract/selection/history'
import { localTime } from '../../kit/text/time'

/** Some lines of one day; a long day is several such pieces, of which only the first has the heading. */
export interface HistoryPiece {
  key: string
  /** As in `2026-11-22`, by the institution's calendar. */
  day: string
  isFirstOfDay: boolean
  events: EnrolmentEvent[]
}

/** Lines that are drawn or left out together. */
export const pieceMax = 12

/** Events, newest first, by day and in pieces of at most {@link pieceMax}; more at the end leaves the pieces before as they were. */
export function historyPieces(events: readonly EnrolmentEvent[], schoolClock: SchoolClock): HistoryPiece[] {
  const pieces: HistoryPiece[] = []
  for (const event of events) {
    const { day } = localTime(Date.parse(event.at), schoolClock)
    const last = pieces[pieces.length - 1]
    if (last?.day === day && last.events.length < pieceMax) last.events.push(event)
    else pieces.push({ key: `${day}-${pieces.length}`, day, isFirstOfDay: last?.day !== day, events: [event] })
  }
  return pieces
}

/** Which pieces are in or near the window. All lengths in pixels from the top of the list. */
export function piecesInWindow(
  heights: readonly number[],
  window: { top: number; height: number },
): { first: number; end: number } {
  const from = window.top - window.height
  const to = window.top + 2 * window.height
  let top = 0
  let first = 0
  let end = 0
  for (const [index, height] of heights.entries()) {
    if (top + height < from) first = index + 1
    if (top <= to) end = index + 1
    top += height
  }
  return { first: Math.min(first, heights.length), end: Math.max(end, Math.min(first + 1, heights.length)) }
}
