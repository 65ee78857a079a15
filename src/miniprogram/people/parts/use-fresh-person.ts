import { useDidShow } from '@tarojs/taro'
import { useEffect } from 'react'
import { usePoll } from '../../kit/hooks/use-poll'
import { refreshPerson, renewStalePerson } from '../calls/person'
import { useSession } from '../stores/session'
import { awaitingWards } from '../text/hats'

/** Who waits to be confirmed learns of it without doing anything. */
const awaitingEveryMs = 15_000

/** Keeps what the person is here recent on a screen that shows it; often while a student has yet to confirm them. */
export function useFreshPerson(): void {
  const isAwaiting = useSession((state) => awaitingWards(state.person).length > 0)
  useEffect(renewStalePerson, [])
  useDidShow(renewStalePerson)
  usePoll(isAwaiting ? awaitingEveryMs : null, async () => void (await refreshPerson()))
}
