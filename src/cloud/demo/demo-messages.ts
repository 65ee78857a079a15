import type { StudentId } from '../../contract/people/ids'
import type { Database } from '../kernel/database/database'
import { markMessagesRead, readMessages } from '../people/tables/messages'
import { openAccount } from '../people/tables/sessions'

/** Somebody opens their messages: what they were told so far is read, what comes later is not. */
export async function openMessages(
  database: Database,
  openid: string,
  studentId: StudentId | null,
  now: Date,
): Promise<void> {
  const reader = { accountId: await openAccount(database, openid), studentId, wardIds: [] }
  const [last] = await readMessages(database, reader, { before: null, limit: 1, now })
  if (last) await markMessagesRead(database, reader, last.id, now)
}
