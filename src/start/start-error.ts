import { ConfigurationError } from '../cloud/configuration'

// Unreachable, unknown host, wrong password, no such role, no such database.
const databaseCodes = new Set(['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', '28P01', '28000', '3D000'])

/** Something the person at the terminal can put right: the message is the whole line they read, remedy included. */
export class StartError extends Error {
  override name = 'StartError'
}

/** The line to show for an error of start-up, or null where it is a bug that deserves its stack. */
export function lineForError(error: unknown): string | null {
  if (!(error instanceof Error)) return null
  const code = 'code' in error ? error.code : undefined
  const isDiskFull = code === 'ENOSPC' || /ENOSPC|no space left on device/i.test(error.message)
  if (isDiskFull) return 'The disk is full. Free about 1 GB and start again; nothing that was saved is lost.'
  if (error instanceof StartError || error instanceof ConfigurationError) return error.message
  if (code === 'EADDRINUSE') {
    const port = 'port' in error ? Number(error.port) : 0
    return `Port ${port} is in use. Stop the other program, or choose another port: npm start -- --port ${port + 1}`
  }
  if (code === 'EACCES' && 'port' in error)
    return `Port ${error.port} needs more rights. Choose one above 1023: npm start -- --port 8900`
  if (process.env.DATABASE_URL && typeof code === 'string' && databaseCodes.has(code))
    return `The database at DATABASE_URL cannot be used (${error.message || code}). Check the address, or unset DATABASE_URL for a database of our own.`
  if (/database is newer than this version/.test(error.message))
    return 'The database was made by a newer version of this program. Get the newest version (git pull), or start over with: npm start -- --reset'
  return null
}
