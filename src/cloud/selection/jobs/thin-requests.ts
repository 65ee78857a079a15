import type { StudentId } from '../../../contract/people/ids'
import type { Task } from '../../call-context'
import { type Database, inTransaction, tryJobLock } from '../../kernel/database/database'
import { locks } from '../../kernel/database/locks'
import { deleteOldRefusals, readRefusedStudents } from '../tables/refused-requests'

export interface ThinningParts {
  database: Database
  clock: () => Date
}

const studentsAtOnce = 200
const partMax = 500
/**
 * Takes away refusals that nobody looks at any more, so that somebody who tries a thousand times a day does not fill the
 * disk: what `deleteOldRefusals` says, of some students after the other, a part at a time. Any number of processes may
 * run it; one that is told to stop leaves the rest to the next turn. Returns how many went.
 */
export async function thinRequests({ database, clock }: ThinningParts, isStopped = () => false): Promise<number> {
  let gone = 0
  let after: StudentId | null = null
  while (!isStopped()) {
    const students = await readRefusedStudents(database, after, studentsAtOnce)
    if (students.length === 0) break
    const count = await inTransaction(database, async (connection) =>
      (await tryJobLock(connection, locks.thinRequests))
        ? deleteOldRefusals(connection, students, clock(), partMax)
        : 0,
    )
    gone += count
    if (count < partMax) after = students.at(-1) ?? null
  }
  return gone
}

export const thinRequestsTask: Task = {
  name: 'thin_requests',
  cron: '*/10 * * * *',
  async run(services, { isStopped }) {
    await thinRequests(services, isStopped)
  },
}
