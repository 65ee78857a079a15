import type { Operations } from '../../../contract/operations'
import type { BindingId, StudentId } from '../../../contract/people/ids'
import type { StudentFile } from '../../../contract/people/student-file'
import { read, set, single } from '../../calls/call'
import type { Outcome } from '../../calls/problem'

export type StaffDesk = Operations['getStaffDesk']['reply']
export type AuditPage = Operations['getAuditLog']['reply']

// What staff see of students is kept on no phone: each call brings it anew.

/** What waits for the member of staff. */
export function findDesk(): Promise<Outcome<StaffDesk>> {
  return read('getStaffDesk', {})
}

/** A student by number, as staff see them. */
export function findStudentFile(number: string): Promise<Outcome<StudentFile>> {
  return read('getStudentFile', { number: number.trim() })
}

/** Lets binding by number and proof be tried again. */
export function unlockStudent(studentId: StudentId): Promise<Outcome<unknown>> {
  return set('unlockStudent', { studentId })
}

/** A new activation code, told this once. */
export function issueActivationCode(studentId: StudentId): Promise<Outcome<{ code: string }>> {
  return single('issueActivationCode', { studentId })
}

/** Ends the binding of a guardian, who is told, as is the student. */
export function removeBinding(bindingId: BindingId): Promise<Outcome<unknown>> {
  return set('removeBinding', { bindingId })
}

/** A page of what staff did; null asks for the newest. */
export function findAuditLog(cursor: string | null): Promise<Outcome<AuditPage>> {
  return read('getAuditLog', { cursor })
}
