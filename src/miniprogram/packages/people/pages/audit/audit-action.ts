import type { PeopleWords } from '../../words/people-words'

const known = [
  'getStudentFile',
  'unlockStudent',
  'issueActivationCode',
  'removeBinding',
  'getStaffDesk',
  'getAuditLog',
  'getStudentTerm',
  'getResults',
] as const

/** What a member of staff did, in words; a command of the command line stands as it was given. */
export function auditAction(action: string, t: PeopleWords): string {
  const operation = known.find((one) => one === action)
  return operation ? t(`audit.action.${operation}`) : action
}
