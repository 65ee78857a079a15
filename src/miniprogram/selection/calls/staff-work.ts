import type { SectionId } from '../../../contract/catalogue/ids'
import type { Operations } from '../../../contract/operations'
import type { StudentId } from '../../../contract/people/ids'
import type { TermId } from '../../../contract/school/ids'
import type { StudentTerm } from '../../../contract/selection/enrolment'
import type { AdviserRequestId } from '../../../contract/selection/ids'
import { read, set } from '../../calls/call'
import type { Outcome } from '../../calls/problem'

// What staff see of students is kept on no phone: each call brings it anew.

type Reply<Name extends keyof Operations> = Promise<Outcome<Operations[Name]['reply']>>

/** A page of what students asked; null asks for the first. */
export function findRequests(
  termId: TermId,
  which: 'open' | 'decided',
  cursor: string | null,
): Reply<'getStaffRequests'> {
  return read('getStaffRequests', { termId, which, cursor })
}

/** Grants a request with a word that the student reads; `isDespite` whatever bars them still. */
export function grantRequest(
  adviserRequestId: AdviserRequestId,
  answer: string,
  isDespite: boolean,
): Reply<'grantAdviserRequest'> {
  return set('grantAdviserRequest', { adviserRequestId, answer, ...(isDespite && { isDespite }) })
}

/** Refuses a request with a word that the student reads. */
export function refuseRequest(adviserRequestId: AdviserRequestId, answer: string): Reply<'refuseAdviserRequest'> {
  return set('refuseAdviserRequest', { adviserRequestId, answer })
}

/** Students by name or number. */
export function findStudents(text: string): Reply<'findStudents'> {
  return read('findStudents', { text: text.trim() })
}

/** What a student has in a term, as staff see it. */
export function findTermOf(studentId: StudentId, termId: TermId): Promise<Outcome<StudentTerm>> {
  return read('getStudentTerm', { studentId, termId })
}

/** How the rounds and sections of a term stand. */
export function findFill(termId: TermId): Reply<'getTermFill'> {
  return read('getTermFill', { termId })
}

/** What the caller teaches. */
export function findTaught(termId: TermId): Reply<'getTaughtSections'> {
  return read('getTaughtSections', { termId })
}

/** Who is in a section. */
export function findClassList(sectionId: SectionId): Reply<'getClassList'> {
  return read('getClassList', { sectionId })
}

/** A table as a workbook. */
export function exportTable(
  wanted: Pick<Operations['exportTable']['request'], 'termId' | 'table' | 'sectionId' | 'language'>,
): Reply<'exportTable'> {
  return read('exportTable', { ...wanted, format: 'xlsx' })
}
