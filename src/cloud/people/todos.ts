import type { Student } from '../../contract/people/person'
import type { Todo } from '../../contract/todos'
import { closedUntil, numberLimits } from '../../rules/people/binding-tries'
import type { Opening } from '../call-context'
import { readWrongTriesOfStudents } from './tables/binding-attempts'
import { readAwaitingGuardians } from './tables/bindings'

const asStudent = { is: 'student' } as const
const noDeadline = { dueAt: null }

/** What waits about holds and about people who are bound, and for staff who help them. */
export async function peoplesTodos(opening: Opening): Promise<Todo[]> {
  const { person, own } = opening
  const holds = own?.term.holds ?? []
  const [asking, locked] = await Promise.all([
    person.student ? guardiansAsking(opening, person.student) : [],
    person.staff?.roles.includes('registrar') ? lockedNumbers(opening) : [],
  ])
  return [
    ...holds.map((hold): Todo => ({ code: 'hold', as: asStudent, urgency: 'now', ...noDeadline, ...hold })),
    ...asking,
    ...person.wards.flatMap((ward): Todo[] => {
      if (ward.state !== 'awaiting') return []
      const { bindingId, nameMasked, kinship } = ward
      return [
        { code: 'confirmation_awaited', as: null, urgency: 'soon', ...noDeadline, bindingId, nameMasked, kinship },
      ]
    }),
    ...locked,
  ]
}

async function guardiansAsking({ call: { services } }: Opening, { id }: Student): Promise<Todo[]> {
  const asking = (await services.reads.one(readAwaitingGuardians, id)) ?? []
  return asking.map((one) => ({ code: 'guardian_asks', as: asStudent, urgency: 'soon', ...noDeadline, ...one }))
}

async function lockedNumbers({ call: { services, now } }: Opening): Promise<Todo[]> {
  const tries = await readWrongTriesOfStudents(services.database, null, now)
  const locked = [...tries.values()].filter((wrong) => closedUntil(numberLimits, wrong, now.getTime()) !== null)
  if (locked.length === 0) return []
  return [{ code: 'locked_numbers', as: { is: 'staff' }, urgency: 'soon', ...noDeadline, count: locked.length }]
}
