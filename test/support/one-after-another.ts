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
      while (!hasEnded && (await waiting(own)) <= before);
    }
    if (holding.meanwhile !== undefined) await holder.query(holding.meanwhile, holding.values)
    await holder.query('commit')
    return (await Promise.all(answers)) as Answers
  } finally {
    holder.release(true)
    await own.end()
  }
}

/** How many connections to this database wait for a lock. */
async function waiting(database: Database): Promise<number> {
  const { rows } = await database.query<{ count: number }>(
    `select count(distinct l.pid) as count from pg_locks l join pg_stat_activity a on a.pid = l.pid
     where not l.granted and a.datname = current_database()`,
  )
  return rows[0]?.count ?? 0
}

/** Holds the row of a student as everything does that changes what is kept about them. */
export function theStudent(id: number) {
  return { text: 'select from student where id = $1 for no key update', values: [id] }
}

/** Holds the row of an account as everything does that changes what is kept about it. */
export function theAccount(id: number) {
  return { text: 'select from account where id = $1 for no key update', values: [id] }
}
