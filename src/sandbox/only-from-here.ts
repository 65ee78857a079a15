import type { IncomingHttpHeaders } from 'node:http'

const loopback = /^(localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/i

/**
 * Why a request is not answered: whoever asks by another name than this machine's own may be a page that has pointed its
 * name here (DNS rebinding), and whoever asks from another origin is another site in the same browser. Null: it may be.
 * Programs, which the server itself is when it asks WeChat's stand-in, send neither origin nor `sec-fetch-site`.
 */
export function whyNotFromHere(headers: IncomingHttpHeaders, origins: readonly string[]): string | null {
  const { host = '', origin, 'sec-fetch-site': site } = headers
  if (!loopback.test(host)) return 'only by a name of this machine'
  if (origin !== undefined)
    return origin === `http://${host}` || origins.includes(origin) ? null : 'only from its own page'
  return site === undefined || site === 'same-origin' || site === 'none' ? null : 'only from its own page'
}
