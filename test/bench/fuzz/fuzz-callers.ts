/** Who sends hostile requests: nobody, sessions that are none, accounts of every kind, each role of staff. */
export const fuzzCallers = [
  'nobody',
  'made-up session',
  'expired session',
  'revoked session',
  'newcomer',
  'stranger',
  'another student',
  'ranking student',
  'student',
  'guardian',
  'bills guardian',
  'awaiting guardian',
  'registrar',
  'cashier',
  'adviser',
  'teacher',
  'administrator',
] as const
export type FuzzCaller = (typeof fuzzCallers)[number]

/** Whoever brings the proof of one of these is as good as them. */
export type Viewer = FuzzCaller | 'student on the roster' | 'guardian on the roster' | 'staff on the roster'
