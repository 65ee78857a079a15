import { useDidShow } from '@tarojs/taro'
import { useEffect } from 'react'
import { usePoll } from '../../kit/hooks/use-poll'
import { refreshPerson } from '../calls/person'
import { useSession } from '../stores/session'
import { awaitingWards } from '../text/hats'

/** What is known of the person is renewed no more often than this when a screen comes to the front. */
const staleAfterMs = 30_000
/** Who waits to be confirmed learns of it without doing anything. */
const awaitingEveryMs = 15_000

let renewedAtMs = 0

async function renew(): Promise<void> {
  renewedAtMs = Date.now()
  await refreshPerson()
}

function renewIfStale(): void {
  if (useSession.getState().token !== null && Date.now() - renewedAtMs > staleAfterMs) void renew()
}

/** Keeps what the person is here recent on a screen that shows it; often while a student has yet to confirm them. */
export function useFreshPerson(): void {
  const isAwaiting = useSession((state) => awaitingWards(state.person).length > 0)
  useEffect(renewIfStale, [])
  useDidShow(renewIfStale)
  usePoll(isAwaiting ? awaitingEveryMs : null, renew)
}
