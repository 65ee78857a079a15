import type { AccountCall, Handler } from '../../call-context'
import { changeAsAccount } from '../change-as'
import { readMessageReader } from '../message-reader'
import { markMessagesRead } from '../tables/messages'

/** Marks everything the caller may read up to a message as read by them. */
export const readMessages: Handler<'readMessages', AccountCall> = async ({ upToId }, call) => {
  const reader = await readMessageReader(call, call.services, call.now)
  return changeAsAccount(call, async (connection) => {
    await markMessagesRead(connection, reader, upToId, call.now)
    return { ok: true, value: {} }
  })
}
