import { useDidHide, useDidShow } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import type { Seats, Section } from '../../../contract/catalogue/course'
import type { SectionId } from '../../../contract/catalogue/ids'
import { useWhileShown } from '../../kit/hooks/use-while-shown'
import { serverNowMs } from '../../school/institution'
import { useSystem } from '../../shell/system'
import { refreshSeats } from '../calls/seats'
import { useLiveSeats } from '../stores/live-seats'
import { useStudentTerm } from '../stores/student-term'
import { shownRound, standingNow } from '../text/shown-round'

/** The newest seats known of a section. */
export function useSeats({ id, seats }: Pick<Section, 'id' | 'seats'>): Seats {
  return useWhileShown(useLiveSeats, (state) => state.seats[id]) ?? seats
}

const everyMs = { open: 5_000, otherwise: 30_000 }

/** The pause before the seats are asked for again, spread by a fifth so that phones do not ask together. */
function pauseMs(): number {
  const shown = shownRound(useStudentTerm.getState().copy?.rounds ?? [], serverNowMs())
  const isOpen = shown !== null && standingNow(shown, serverNowMs()) === 'open'
  return everyMs[isOpen ? 'open' : 'otherwise'] * (0.8 + Math.random() * 0.4)
}

/** Keeps the seats of what is on the screen fresh while it is in front and the phone is online. */
export function useSeatsRefresh(shownIds: () => readonly SectionId[]): void {
  const isOnline = useSystem((state) => state.isOnline)
  const [isShown, setShown] = useState(true)
  const latestIds = useRef(shownIds)
  latestIds.current = shownIds
  useDidShow(() => setShown(true))
  useDidHide(() => setShown(false))
  useEffect(() => {
    if (!isShown || !isOnline) return
    let timer: ReturnType<typeof setTimeout>
    const plan = () => {
      timer = setTimeout(async () => {
        await refreshSeats(latestIds.current())
        if (!isOver) plan()
      }, pauseMs())
    }
    let isOver = false
    plan()
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [isShown, isOnline])
}
