import type { Seats, Section } from '../../../contract/catalogue/course'
import type { SectionId } from '../../../contract/catalogue/ids'
import { usePoll } from '../../kit/hooks/use-poll'
import { useWhileShown } from '../../kit/hooks/use-while-shown'
import { serverNowMs } from '../../school/institution'
import { refreshSeats } from '../calls/seats'
import { useLiveSeats } from '../stores/live-seats'
import { useStudentTerm } from '../stores/student-term'
import { shownRound, standingNow } from '../text/shown-round'

/** The newest seats known of a section. */
export function useSeats({ id, seats }: Pick<Section, 'id' | 'seats'>): Seats {
  return useWhileShown(useLiveSeats, (state) => state.seats[id]) ?? seats
}

const everyMs = { open: 5_000, otherwise: 30_000 }

/** Seats move while a round is open, and hardly otherwise. */
function pauseMs(): number {
  const shown = shownRound(useStudentTerm.getState().copy?.rounds ?? [], serverNowMs())
  const isOpen = shown !== null && standingNow(shown, serverNowMs()) === 'open'
  return everyMs[isOpen ? 'open' : 'otherwise']
}

/** Keeps the seats of what is on the screen fresh while it is in front and the phone is online. */
export function useSeatsRefresh(shownIds: () => readonly SectionId[]): void {
  usePoll(pauseMs, () => refreshSeats(shownIds()))
}
