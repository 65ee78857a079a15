import type { StudentId } from '../../../contract/people/ids'
import type { Person, Student } from '../../../contract/people/person'
import type { Term } from '../../../contract/school/institution'
import type { AccountCall, Handler } from '../../call-context'
import { readPerson } from '../../people/person'
import { tellSchool } from '../../school/tell-school'
import { readStudentTerm } from '../standing/student-term'

/** All that the applet opens with: the school, who the caller is, and the term they look at. */
export const getStart: Handler<'getStart', AccountCall> = async ({ wardId }, call) => {
  const { services, accountId, student, now } = call
  const school = await tellSchool(services, now)
  const current = school.terms.find(({ id }) => id === school.currentTermId)
  const termOf = (about: Student, term: Term) => readStudentTerm(about, term, services, now)
  const [person, own] = await Promise.all([
    readPerson(accountId, services, now),
    student && current ? termOf(student, current) : null,
  ])
  const ward = wardShown(person, wardId)
  return {
    ok: true,
    value: {
      ...school,
      person,
      term: own,
      ward: ward && current ? { studentId: ward.id, term: await termOf(ward, current) } : null,
    },
  }
}

/** The ward, if their timetable is shared with the person. */
function wardShown({ wards }: Person, wardId: StudentId | undefined): Student | null {
  for (const ward of wards)
    if (ward.state === 'active' && ward.student.id === wardId && ward.scopes.includes('timetable')) return ward.student
  return null
}
