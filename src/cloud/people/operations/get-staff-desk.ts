import { closedUntil, numberLimits } from '../../../rules/people/binding-tries'
import type { Handler, Services, StaffCall } from '../../call-context'
import { readWrongTriesOfStudents } from '../tables/binding-attempts'
import { readStudents } from '../tables/students'

/** What waits for the caller as staff; what their roles do not reach is null. */
export const getStaffDesk: Handler<'getStaffDesk', StaffCall> = async (_request, call) => {
  const { staff, services, now } = call
  const isRegistrar = staff.roles.includes('registrar')
  const items = await Promise.all(services.capabilities.map(({ deskItems }) => deskItems?.(call) ?? []))
  return {
    ok: true,
    value: {
      lockedNumbers: isRegistrar ? await readLocked(services, now) : null,
      items: items.flat(),
      serverTime: now.toISOString(),
    },
  }
}

async function readLocked({ database }: Services, now: Date) {
  const tries = await readWrongTriesOfStudents(database, null, now)
  const locked = [...tries].flatMap(([studentId, wrong]) => {
    const until = closedUntil(numberLimits, wrong, now.getTime())
    return until === null ? [] : [{ studentId, wrongTries: wrong.length, lockedUntil: new Date(until).toISOString() }]
  })
  const students = await readStudents(
    database,
    locked.map(({ studentId }) => studentId),
  )
  return locked.flatMap(({ studentId, ...lock }) => {
    const student = students.get(studentId)
    return student ? [{ student, ...lock }] : []
  })
}
