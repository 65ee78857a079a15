import type { StudentTerm } from '../../contract/enrolment'
import type { AdviserRequestId, SectionId, StudentId, TermId } from '../../contract/ids'
import type { Operations } from '../../contract/operations'
import { callCloud } from './call-cloud'
import type { Outcome } from './problem'

// What staff see of students is kept on no phone: each call brings it anew.

type Reply<Name extends keyof Operations> = Promise<Outcome<Operations[Name]['reply']>>

/** A page of what students asked; null asks for the first. */
export function findRequests(
  termId: TermId,
  which: 'open' | 'decided',
  cursor: string | null,
): Reply<'getStaffRequests'> {
  return callCloud('getStaffRequests', { termId, which, cursor })
}

/** Grants a request with a word that the student reads. */
export function grantRequest(adviserRequestId: AdviserRequestId, answer: string): Reply<'grantAdviserRequest'> {
  return callCloud('grantAdviserRequest', { adviserRequestId, answer })
}

/** Refuses a request with a word that the student reads. */
export function refuseRequest(adviserRequestId: AdviserRequestId, answer: string): Reply<'refuseAdviserRequest'> {
  return callCloud('refuseAdviserRequest', { adviserRequestId, answer })
}

/** Students by name or number. */
export function findStudents(text: string): Reply<'findStudents'> {
  return callCloud('findStudents', { text: text.trim() })
}

/** What a student has in a term, as staff see it. */
export function findTermOf(studentId: StudentId, termId: TermId): Promise<Outcome<StudentTerm>> {
  return callCloud('getStudentTerm', { studentId, termId })
}

/** How the rounds and sections of a term stand. */
export function findFill(termId: TermId): Reply<'getTermFill'> {
  return callCloud('getTermFill', { termId })
}

/** What the caller teaches. */
export function findTaught(termId: TermId): Reply<'getTaughtSections'> {
  return callCloud('getTaughtSections', { termId })
}

/** Who is in a section. */
export function findClassList(sectionId: SectionId): Reply<'getClassList'> {
  return callCloud('getClassList', { sectionId })
}

/** A table as a workbook. */
export function exportTable(
  wanted: Pick<Operations['exportTable']['request'], 'termId' | 'table' | 'sectionId' | 'language'>,
): Reply<'exportTable'> {
  return callCloud('exportTable', { ...wanted, format: 'xlsx' })
}
