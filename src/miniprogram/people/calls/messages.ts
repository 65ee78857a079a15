import type { Operations } from '../../../contract/operations'
import type { MessageId } from '../../../contract/people/ids'
import { read, set } from '../../calls/call'
import type { Outcome } from '../../calls/problem'
import { useSession } from '../stores/session'

export type MessagesPage = Operations['getMessages']['reply']

/** A page of what the person was told; null asks for the newest. */
export function findMessages(cursor: string | null): Promise<Outcome<MessagesPage>> {
  return read('getMessages', { cursor })
}

/** Marks the messages up to this one as read. Should it fail, they merely stay unread until the next look. */
export async function readMessages(upToId: MessageId): Promise<void> {
  const outcome = await set('readMessages', { upToId })
  const { person, acceptPerson } = useSession.getState()
  if (outcome.ok && person) acceptPerson({ ...person, unreadMessages: 0 })
}
