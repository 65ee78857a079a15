import type { AccountCall, Handler } from '../call-context'

/** Who the caller is here. */
export const getPerson: Handler<'getPerson', AccountCall> = async (_request, { student }) => ({
  ok: true,
  value: { student },
})
