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
  if (error instanceof StartError) return error.message
  if (/database is newer than this version/.test(error.message))
    return 'The database was made by a newer version of this program. Get the newest version (git pull), or start over with: npm start -- --reset'
  return null
}
