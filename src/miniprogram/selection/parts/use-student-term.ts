import Taro, { useDidShow, usePullDownRefresh } from '@tarojs/taro'
import { useEffect, useRef } from 'react'
import { useSession } from '../../people/stores/session'
import { refreshStudentTerm, renewStudentTermOlderThan } from '../calls/student-term'

/** A copy older than this is renewed when a screen that shows it comes to the front. */
const staleAfterMs = 20_000
/** A screen that opens asks, unless something that opened with it did. */
const openedWithMs = 2000

const renewIfStale = () => renewStudentTermOlderThan(staleAfterMs)

/** Keeps the student's term recent on a screen that shows a part of it beside its own matter. */
export function useRecentStudentTerm(): void {
  useEffect(renewIfStale, [])
  useDidShow(renewIfStale)
}

/** Keeps the student's term fresh on a screen that shows it: on opening, on coming back, on pulling down. */
export function useFreshStudentTerm(): { renew(): Promise<void> } {
  const token = useSession((state) => state.token)
  const isSignedIn = useRef(false)
  isSignedIn.current = token !== null
  useEffect(() => {
    if (token !== null) renewStudentTermOlderThan(openedWithMs)
  }, [token])
  useDidShow(renewIfStale)
  usePullDownRefresh(async () => {
    if (isSignedIn.current) await refreshStudentTerm()
    Taro.stopPullDownRefresh()
  })
  return { renew: refreshStudentTerm }
}
