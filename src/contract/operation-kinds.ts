/**
 * What a repeat of each operation does. The applet reads this to know what it may retry, so this
 * file imports nothing: the schema library stays out of the applet.
 *
 * - `read`: changes nothing, may be repeated.
 * - `once`: carries a request id; a repeat gets the first answer again.
 * - `single`: must not be repeated (a login code is used once).
 */
export const operationKinds = {
  signIn: 'single',
  signOut: 'single',
  getPerson: 'read',
  getInstitution: 'read',
  searchSections: 'read',
  getCourse: 'read',
  getStudentTerm: 'read',
  selectSections: 'once',
  dropCourse: 'once',
} as const

export type OperationName = keyof typeof operationKinds
