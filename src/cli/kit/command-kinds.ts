/**
 * Which commands only look. Every other one is written to the audit log: a new command is logged until it is named
 * here. Those that show one person's file are logged, although they change nothing.
 */
export const lookingCommands: ReadonlySet<string> = new Set([
  'template catalogue',
  'template roster',
  'term list',
  'round list',
  'section list',
  'section show',
  'draw run',
  'draw verify',
  'hold list',
  'request list',
  'watch',
  'staff list',
  'audit list',
  'doctor',
])

/** Arguments and options that the log never keeps, by the names commander gives them. */
export const secretWords: ReadonlySet<string> = new Set(['phone', 'code', 'birthDate', 'identityNumber'])

/** Arguments, and options with the command they belong to, that name a student or guardian: only a masked form is kept. */
export const personWords: ReadonlySet<string> = new Set(['guardian', 'student set name', 'student set nameEn'])
