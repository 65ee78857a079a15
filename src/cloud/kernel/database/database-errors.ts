/** What the driver says of connections that are gone or silent; it has no codes for these. */
const readTimeout = 'Query read timeout'
const lostConnection = new Set([
  readTimeout,
  'timeout exceeded when trying to connect',
  'Connection terminated',
  'Connection terminated unexpectedly',
  'Connection terminated due to connection timeout',
  'Client has encountered a connection error and is not queryable',
  'Client was closed and is not queryable',
])

/** Of the system: nobody listens, the way is cut, the name cannot be looked up. */
const networkCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
])

/**
 * Of PostgreSQL: connection lost (08…), out of connections, memory or disk (53…), shutting down, crashed or starting
 * (57P0…), a statement longer than we wait (57014), a transaction of ours that it ended for being idle or too long
 * (25P03, 25P04), and a server that has become a standby, so that a failover left us with the wrong one (25006).
 */
const awayStates = /^(08|53|57P0)|^(57014|25P03|25P04|25006)$/

/** A row or table is locked by somebody else for longer than this connection waits. */
const lockNotAvailable = '55P03'
/** serialization_failure and deadlock_detected: the same may well succeed the next time. */
const collided = new Set(['40001', '40P01'])

interface Told {
  code: string | null
  constraint: string | null
  message: string
}

/** What an error of the driver, PostgreSQL or the system says of itself; told by its fields, whoever made it. */
function told(error: unknown): Told {
  const { code, constraint, message } = (error ?? {}) as Partial<Record<keyof Told, unknown>>
  const text = (value: unknown) => (typeof value === 'string' ? value : null)
  return { code: text(code), constraint: text(constraint), message: text(message) ?? '' }
}

/** The database cannot be reached or does not answer in time: nothing is wrong with what was asked. */
export function isDatabaseAway(error: unknown): boolean {
  // A name that has several addresses fails with the errors of all.
  const { errors } = (error ?? {}) as { errors?: unknown }
  if (Array.isArray(errors) && errors.length > 0) return errors.every(isDatabaseAway)
  const { code, message } = told(error)
  return lostConnection.has(message) || (code !== null && (networkCodes.has(code) || awayStates.test(code)))
}

/** No answer came on a connection: it may have died without a word, and so may the ones beside it. */
export function isSilent(error: unknown): boolean {
  return told(error).message === readTimeout
}

/** The connection is of no use any more, whatever its state says: silent, or to a server that only reads now. */
export function isConnectionSpent(error: unknown): boolean {
  return isSilent(error) || told(error).code === '25006'
}

export function isLockTimeout(error: unknown): boolean {
  return told(error).code === lockNotAvailable
}

/** The same may succeed the next time: two transactions collided, or `constraint` found a row of the other's. */
export function isCollision(error: unknown, constraint: string): boolean {
  const { code, constraint: violated } = told(error)
  return code !== null && (collided.has(code) || (code === '23505' && violated === constraint))
}
