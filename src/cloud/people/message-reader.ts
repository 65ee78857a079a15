import type { Student } from '../../contract/people/person'
import { scopesOf } from '../../rules/people/relations'
import type { Services } from '../call-context'
import { readWardsOf } from './tables/bindings'
import type { MessageReader } from './tables/messages'
import type { AccountId } from './tables/sessions'
import { isAdultStudent } from './tables/students'

/** As whom an account reads messages now: itself, the student it is bound to, and wards whose timetable it may see. */
export async function readMessageReader(
  { accountId, student }: { accountId: AccountId; student: Pick<Student, 'id'> | null },
  { database, vault }: Pick<Services, 'database' | 'vault'>,
  now: Date,
): Promise<MessageReader> {
  const wards = await readWardsOf(database, accountId)
  const open = await Promise.all(
    wards
      .filter(({ status }) => status === 'active')
      .map(async (link) => {
        const scopes = scopesOf(link, await isAdultStudent(database, vault, link.studentId, now))
        return scopes.includes('timetable') ? [link.studentId] : []
      }),
  )
  return { accountId, studentId: student?.id ?? null, wardIds: open.flat() }
}
