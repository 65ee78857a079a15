import type { NoticeId } from '../../contract/ids'
import type { Operations } from '../../contract/operations'
import { useSession } from '../stores/session'
import { callCloud } from './call-cloud'
import type { Outcome } from './problem'

export type NoticesPage = Operations['getNotices']['reply']

/** A page of what the person was told; null asks for the newest. */
export function findNotices(cursor: string | null): Promise<Outcome<NoticesPage>> {
  return callCloud('getNotices', { cursor })
}

/** Marks the notices up to this one as read. Should it fail, they merely stay unread until the next look. */
export async function readNotices(upToId: NoticeId): Promise<void> {
  const outcome = await callCloud('readNotices', { upToId })
  const { person, acceptPerson } = useSession.getState()
  if (outcome.ok && person) acceptPerson({ ...person, unreadNotices: 0 })
}
