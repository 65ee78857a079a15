/** What the log keeps of an error. */
interface LoggedError {
  type: string
  message: string
  stack: string
  /** The code, table and constraint that the database or the system names, and the cause. */
  [fact: string]: unknown
}

/**
 * An error as the log keeps it: where and why, and nothing of what PostgreSQL tells beside it. Its `detail` holds whole
 * rows, so names and openids.
 */
export function errorForLog(error: unknown): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error), stack: '' }
  const { code, table, constraint } = error as { code?: unknown; table?: unknown; constraint?: unknown }
  return {
    type: error.name,
    message: error.message,
    stack: error.stack ?? '',
    ...(code !== undefined && { code }),
    ...(table !== undefined && { table }),
    ...(constraint !== undefined && { constraint }),
    ...(error.cause !== undefined && { cause: errorForLog(error.cause) }),
  }
}
