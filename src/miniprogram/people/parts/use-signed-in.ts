import { useDidShow } from '@tarojs/taro'
import { leaveToSignIn } from '../../shell/leave-to-sign-in'
import { useSession } from '../stores/session'

let hasAsked = false

/** Whether somebody is signed in. The first screen that needs it asks once by itself; after that a button does. */
export function useSignedIn(): boolean {
  const isSignedIn = useSession((state) => state.token !== null)
  useDidShow(() => {
    if (useSession.getState().token !== null || hasAsked) return
    hasAsked = true
    leaveToSignIn()
  })
  return isSignedIn
}

/** From here on no screen signs in by itself: for somebody who has just signed out or left. */
export function stayAway(): void {
  hasAsked = true
}
