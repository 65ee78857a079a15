import { randomUUID } from 'node:crypto'
import type { RequestId } from '../../contract/ids'
import { maskName } from '../../rules/masking'
import type { AccountCall, Handler } from '../call-context'
import { readWardsOf } from '../tables/bindings'
import { inTransaction, type Queryable } from '../tables/database'
import { eraseAccount, eraseStudent } from '../tables/leaving'
import { tellGuardians, tellStudent } from '../tables/notices'
import { eraseStaffOf } from '../tables/staff'
import { lockStudent } from '../tables/students'
import { readWaitlist } from '../tables/waitlist-entries'

/**
 * Leaves for good: every session and binding ends and personal fields are erased. Guardians of a student who leaves and
 * students whose guardian leaves are told, by a name that is masked.
 */
export const leave: Handler<'leave', AccountCall> = async (_request, call) => {
  await leaveQueues(call)
  await inTransaction(call.services.database, async (connection) => {
    await leaveAsStudent(connection, call)
    await tellWards(connection, call)
    await eraseStaffOf(connection, call.accountId)
    await eraseAccount(connection, call.accountId, call.now)
  })
  return { ok: true, value: {} }
}

/** Through the engine, as every change of a queue: an offer given up goes to the next at once. */
async function leaveQueues({ student, services, now }: AccountCall): Promise<void> {
  if (!student) return
  for (const { courseId } of await readWaitlist(services.database, student.id, now)) {
    const wish = { kind: 'leave', courseId } as const
    await services.engine.submit({ id: randomUUID() as RequestId, studentId: student.id, madeBy: 'student', wish })
  }
}

async function leaveAsStudent(connection: Queryable, { student, services, now }: AccountCall): Promise<void> {
  if (!student) return
  await lockStudent(connection, student.id)
  const notice = { kind: 'student_left', name: maskName(student.name), about: null, by: 'student' } as const
  await tellGuardians(connection, student.id, notice, now)
  await eraseStudent(connection, student.id, services.vault.mark('student-number', student.number), now)
}

async function tellWards(connection: Queryable, { accountId, now }: AccountCall): Promise<void> {
  for (const { studentId, name, status } of await readWardsOf(connection, accountId)) {
    const notice = { kind: 'guardian_removed', name: maskName(name), about: null, by: 'guardian' } as const
    if (status === 'active') await tellStudent(connection, studentId, notice, now)
  }
}
