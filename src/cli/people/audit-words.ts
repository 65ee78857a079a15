import type { OperationName } from '../../contract/operations'

/** What staff do on the phone, in the words of the applet's own log. A command is its own words, as in `round close`. */
export const operationWords: Readonly<Partial<Record<OperationName, string>>> = {
  getStudentFile: 'Looked at a student',
  unlockStudent: 'Unlocked a student number',
  issueActivationCode: 'Issued an activation code',
  releaseStudent: 'Released a student',
  placeHold: 'Placed a hold',
  releaseHolds: 'Released holds',
  removeBinding: 'Disconnected a guardian',
  getStaffDesk: 'Opened the desk',
  getAuditLog: 'Looked at the audit log',
  getStudentTerm: 'Looked at a timetable',
  getResults: 'Looked at results',
  getStaffRequests: 'Looked at requests',
  grantAdviserRequest: 'Granted a request',
  refuseAdviserRequest: 'Refused a request',
  findStudents: 'Looked for a student',
  getTermFill: 'Looked at how it fills',
  getTaughtSections: 'Looked at their sections',
  getClassList: 'Looked at a class list',
  exportTable: 'Exported a table',
  addRound: 'Added a round',
  changeRound: 'Changed a round',
  openRound: 'Opened a round',
  closeRound: 'Closed a round',
  pauseRound: 'Paused a round',
  resumeRound: 'Resumed a round',
  setSectionSeats: 'Set the seats of a section',
  leaveSeatsToFile: 'Left seats to the import',
  keepSeatsForSome: 'Kept seats for some',
  keepSeatsForNobody: 'Opened kept seats to all',
  setClashAllowed: 'Allowed a clash',
  cancelSection: 'Cancelled a section',
}

/** What was done, in words; how it ended is added unless it was done. */
export function deedText(action: string, outcome: 'begun' | 'done' | 'refused' | 'failed'): string {
  const [deed = action, rehearsed = ''] = action.split(/( --dry-run)$/)
  const words = (Object.hasOwn(operationWords, deed) ? operationWords[deed as OperationName] : deed) + rehearsed
  const ending = { begun: ' (not ended)', done: '', refused: ' (refused)', failed: ' (failed)' }[outcome]
  return `${words}${ending}`
}

/** What it was asked with, as in `round: 正选, at: 2026-11-22 09:00`; whom it is about, and that nothing was written, stand elsewhere. */
export function givenText(facts: Readonly<Record<string, unknown>>): string {
  return Object.entries(facts)
    .filter(([word]) => word !== 'studentId' && word !== 'dryRun')
    .map(([word, value]) => (value === true ? wordsOf(word) : `${wordsOf(word)}: ${valueText(value)}`))
    .join(', ')
}

/** `nameEn` as `name en`. */
function wordsOf(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
}

function valueText(value: unknown): string {
  if (value === false) return 'no'
  if (Array.isArray(value)) return value.map(valueText).join(' ')
  return typeof value === 'string' ? value : JSON.stringify(value)
}
