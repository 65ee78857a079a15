import { type Database, openDatabase } from '../../src/cloud/kernel/database/database'
import { urlOfTestDatabase } from './database'

/**
 * Has calls meet in the order given, whatever the machine does: another connection holds what they all need (`holding`
 * takes it), each call is begun when the one before waits for it or has ended, and then it lets go: whoever waits for a
 * row is served in the order of arrival. Returns the answers.
 */
export async function oneAfterAnother<Answers extends unknown[]>(
  database: Database,
  holding: { text: string; values?: unknown[]; meanwhile?: string },
  calls: { [Index in keyof Answers]: () => Promise<Answers[Index]> },
): Promise<Answers> {
  const own = openDatabase(urlOfTestDatabase(database), 2)
  const holder = await own.connect()
  try {
    await holder.query('begin')
    await holder.query(holding.text, holding.values)
    const answers: Promise<unknown>[] = []
    for (const call of calls) {
      const before = await waiting(own)
      const answer = call()
      answers.push(answer)
      let hasEnded = false
      const ended = () => {
        hasEnded = true
      }
      answer.then(ended, ended)
      // The server's own turns may wait for the same row, and give up meanwhile: only a wait that is new counts.
      while (!hasEnded && isSubset(await waiting(own), before));
    }
    if (holding.meanwhile !== undefined) await holder.query(holding.meanwhile, holding.values)
    await holder.query('commit')
    return (await Promise.all(answers)) as Answers
  } finally {
    holder.release(true)
    await own.end()
  }
}

/** Which statements of this database wait for a lock. */
async function waiting(database: Database): Promise<Set<string>> {
  const { rows } = await database.query<{ statement: string }>(
    `select distinct concat(l.pid, ' ', a.query_start) as statement from pg_locks l
     join pg_stat_activity a on a.pid = l.pid where not l.granted and a.datname = current_database()`,
  )
  return new Set(rows.map(({ statement }) => statement))
}

function isSubset(statements: ReadonlySet<string>, of: ReadonlySet<string>): boolean {
  return [...statements].every((statement) => of.has(statement))
}

/** Holds the row of a student as everything does that changes what is kept about them. */
export function theStudent(id: number) {
  return { text: 'select from student where id = $1 for no key update', values: [id] }
}

/** Holds the row of an account as everything does that changes what is kept about it. */
export function theAccount(id: number) {
  return { text: 'select from account where id = $1 for no key update', values: [id] }
}
