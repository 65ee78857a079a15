import type { AccountCall, Handler } from '../../call-context'
import { rowCursor } from '../../kernel/cursor'
import { messageFrame } from '../message-on-wire'
import { readMessageReader } from '../message-reader'
import { readMessages } from '../tables/messages'
import { readStudents } from '../tables/students'

const pageSize = 30

/** What the caller was told, and what their wards were as far as they see it, newest first. Refuses `cursor_invalid`. */
export const getMessages: Handler<'getMessages', AccountCall> = async ({ cursor }, call) => {
  const { services, now } = call
  const { database } = services
  const before = cursor === null ? null : rowCursor.read(cursor)
  if (cursor !== null && before === null) return { ok: false, refusals: [{ code: 'cursor_invalid' }] }
  const reader = await readMessageReader(call, services, now)
  const [rows, students, ...tellers] = await Promise.all([
    readMessages(database, reader, { before, limit: pageSize, now }),
    readStudents(database, reader.wardIds),
    ...services.capabilities.flatMap(({ messages }) => (messages ? [messages(services)] : [])),
  ])
  const last = rows.length === pageSize ? rows.at(-1) : undefined
  return {
    ok: true,
    value: {
      messages: rows.map((row) => {
        const frame = messageFrame(row, students)
        for (const tell of tellers) {
          const told = tell(row, frame)
          if (told) return told
        }
        throw new Error(`no capability knows the message ${row.code}`)
      }),
      nextCursor: last ? rowCursor.write(last.id) : null,
      serverTime: now.toISOString(),
    },
  }
}
