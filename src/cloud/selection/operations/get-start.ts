import type { StudentId } from '../../../contract/people/ids'
import type { Person, Student } from '../../../contract/people/person'
import type { Term } from '../../../contract/school/institution'
import type { Todo } from '../../../contract/todos'
import { dayIn } from '../../../rules/school/terms'
import type { AccountCall, Handler, Opening } from '../../call-context'
import { readPerson } from '../../people/person'
import { tellSchool } from '../../school/tell-school'
import { readStudentTerm } from '../standing/student-term'

/** All that the applet opens with: the school, who the caller is, the term they look at and what waits for them. */
export const getStart: Handler<'getStart', AccountCall> = async ({ wardId }, call) => {
  const { services, accountId, student, now } = call
  const school = await tellSchool(services, now)
  const current = school.terms.find(({ id }) => id === school.currentTermId)
  const [person, own] = await Promise.all([
    readPerson(accountId, services, now),
    student && current ? openTerm(student, current, call) : null,
  ])
  const shown = wardShown(person, wardId)
  const ward = shown && current ? await openTerm(shown, current, call) : null
  const today = dayIn(school.institution.timeZone, now)
  return {
    ok: true,
    value: {
      ...school,
      person,
      term: own?.term ?? null,
      ward: ward && { studentId: ward.student.id, term: ward.term },
      todos: await whatWaits({ call, person, own, ward, today }),
    },
  }
}

async function openTerm(student: Student, current: Term, { services, now }: AccountCall) {
  const { term, standing } = await readStudentTerm(student, current, services, now)
  return { student, term, exceptions: standing.facts.exceptions }
}

/** The ward, if their timetable is shared with the person. */
function wardShown({ wards }: Person, wardId: StudentId | undefined): Student | null {
  for (const ward of wards)
    if (ward.state === 'active' && ward.student.id === wardId && ward.scopes.includes('timetable')) return ward.student
  return null
}

const urgencies: readonly Todo['urgency'][] = ['now', 'soon', 'later']

/** What the capabilities bring, the most urgent first; of those, what will be too late soonest. */
async function whatWaits(opening: Opening): Promise<Todo[]> {
  const { capabilities } = opening.call.services
  const items = await Promise.all(capabilities.map(({ todayItems }) => todayItems?.(opening) ?? []))
  const rank = ({ urgency }: Todo) => urgencies.indexOf(urgency)
  const dueMs = ({ dueAt }: Todo) => (dueAt === null ? Number.MAX_SAFE_INTEGER : Date.parse(dueAt))
  return items.flat().sort((a, b) => rank(a) - rank(b) || dueMs(a) - dueMs(b))
}
