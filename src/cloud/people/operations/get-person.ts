import type { AccountCall, Handler } from '../../call-context'
import { readPerson } from '../person'

/** Who the caller is here. */
export const getPerson: Handler<'getPerson', AccountCall> = async (_request, { accountId, services, now }) => ({
  ok: true,
  value: await readPerson(accountId, services, now),
})
