import type { IncomingHttpHeaders } from 'node:http'
import { sessionHeader } from '../../contract/kernel/session-header'

/**
 * The session's token that a request carries, if any. Our own header decides alone when it is there: what a gateway put
 * into `authorization` is its own business then.
 */
export function sessionTokenIn(headers: IncomingHttpHeaders): string | undefined {
  const own = headers[sessionHeader]
  if (own !== undefined) return /^[\w-]{43}$/.exec(String(own))?.[0]
  return /^Bearer ([\w-]{43})$/.exec(headers.authorization ?? '')?.[1]
}
