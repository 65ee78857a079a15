import type { Queryable } from '../../cloud/kernel/database/database'
import { type NamedStudent, readStudentByNumber } from '../../cloud/people/tables/students'
import type { Refusal } from '../../contract/refusal'
import { PlainError } from '../kit/plain-error'

/** The student with a number. */
export async function givenStudent(database: Queryable, number: string): Promise<NamedStudent> {
  const student = await readStudentByNumber(database, number)
  if (!student) throw new PlainError(`There is no student ${number}. Give the number on the campus card.`)
  return student
}

/** For a change about a student who has left, known by their number before or by the pseudonym since. */
export function whoLeft({ number }: Pick<NamedStudent, 'number'>): PlainError {
  return new PlainError(`Student ${number} has left. Nothing was changed.`)
}

/** The words for an act about a student that is refused because they have left. */
export function ifLeft(student: Pick<NamedStudent, 'number'>): (refusal: Refusal) => PlainError | undefined {
  return ({ code }) => (code === 'student_not_found' ? whoLeft(student) : undefined)
}
