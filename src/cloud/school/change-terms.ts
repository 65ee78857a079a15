import type { Term } from '../../contract/school/institution'
import { type Database, inTransaction } from '../kernel/database/database'
import {
  addTerm as add,
  countOfTerm,
  lockTerm,
  lockTermToRemove,
  readTerm,
  removeTerm as remove,
  updateTerm,
} from './tables/terms'

/** Adds a term; false when there is one of that id. */
export function addTerm(database: Database, term: Term): Promise<boolean> {
  return add(database, term)
}

/**
 * Changes a term; what is not said stays. Nothing is changed when classes are held in a week that it would not have any
 * more. Null when there is no such term.
 */
export function changeTerm(
  database: Database,
  id: string,
  said: Partial<Omit<Term, 'id'>>,
): Promise<{ term: Term } | { lastWeek: number; weekCount: number } | null> {
  return inTransaction(database, async (connection) => {
    await lockTerm(connection, id)
    const before = await readTerm(connection, id)
    if (!before) return null
    const term = { ...before, ...said }
    const { lastWeek } = await countOfTerm(connection, id)
    if (term.weekCount < lastWeek) return { lastWeek, weekCount: term.weekCount }
    await updateTerm(connection, term)
    return { term }
  })
}

/** Removes a term in which nothing is yet; else says what is in it. Null when there is no such term. */
export function removeTerm(database: Database, id: string): Promise<{ courses: number; rounds: number } | null> {
  return inTransaction(database, async (connection) => {
    if (!(await readTerm(connection, id))) return null
    await lockTermToRemove(connection, id)
    const { courses, rounds } = await countOfTerm(connection, id)
    if (courses + rounds === 0) await remove(connection, id)
    return { courses, rounds }
  })
}
