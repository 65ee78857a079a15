import type { AccountCall, Handler } from '../call-context'
import { messageOnWire } from '../message-on-wire'
import { readMessageReader } from '../message-reader'
import { readMessages } from '../tables/messages'
import { readStudents } from '../tables/students'

const pageSize = 30

/** What the caller was told, and what their wards were as far as they see it, newest first. Refuses `cursor_invalid`. */
export const getMessages: Handler<'getMessages', AccountCall> = async ({ cursor }, call) => {
  if (cursor !== null && !/^[1-9]\d{0,9}$/.test(cursor)) return { ok: false, refusals: [{ code: 'cursor_invalid' }] }
  const { services, now } = call
  const { database } = services
  const before = cursor === null ? null : Math.min(Number(cursor), 2_147_483_647)
  const reader = await readMessageReader(call, services, now)
  const [rows, catalogue, students] = await Promise.all([
    readMessages(database, reader, before, pageSize),
    services.catalogue.current(database),
    readStudents(database, reader.wardIds),
  ])
  const last = rows.length === pageSize ? rows.at(-1) : undefined
  return {
    ok: true,
    value: {
      messages: rows.map((row) => messageOnWire(row, { catalogue, students })),
      nextCursor: last ? String(last.id) : null,
      serverTime: now.toISOString(),
    },
  }
}
