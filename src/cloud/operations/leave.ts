import { maskName } from '../../rules/masking'
import type { AccountCall, Handler } from '../call-context'
import { readWardsOf } from '../tables/bindings'
import { inTransaction, type Queryable } from '../tables/database'
import { eraseAccount, eraseStudent } from '../tables/leaving'
import { tellGuardians, tellStudent } from '../tables/notices'
import { eraseStaffOf } from '../tables/staff'
import { lockStudent } from '../tables/students'

/**
 * Leaves for good: every session and binding ends and personal fields are erased. Guardians of a student who leaves and
 * students whose guardian leaves are told, by a name that is masked.
 */
export const leave: Handler<'leave', AccountCall> = async (_request, call) => {
  await inTransaction(call.services.database, async (connection) => {
    await leaveAsStudent(connection, call)
    await tellWards(connection, call)
    await eraseStaffOf(connection, call.accountId)
    await eraseAccount(connection, call.accountId, call.now)
  })
  return { ok: true, value: {} }
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
