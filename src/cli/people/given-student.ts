import type { Queryable } from '../../cloud/kernel/database/database'
import { type NamedStudent, readStudentByNumber } from '../../cloud/people/tables/students'
import type { Refusal } from '../../contract/refusal'
import { say } from '../kit/language'
import { PlainError } from '../kit/plain-error'

/** The student with a number. */
export async function givenStudent(database: Queryable, number: string): Promise<NamedStudent> {
  const student = await readStudentByNumber(database, number)
  if (!student) throw noStudent(number)
  return student
}

/** For a number that nobody has. */
export function noStudent(number: string): PlainError {
  return new PlainError(
    say(
      `没有学号为 ${number} 的学生，请写校园卡上的学号。`,
      `There is no student ${number}. Give the number on the campus card.`,
    ),
  )
}

/** For a change about a student who has left, known by their number before or by the pseudonym since. */
export function whoLeft({ number }: Pick<NamedStudent, 'number'>): PlainError {
  return new PlainError(say(`学生 ${number} 已注销，没有改动。`, `Student ${number} has left. Nothing was changed.`))
}

/** The words for an act about a student that is refused because they have left. */
export function ifLeft(student: Pick<NamedStudent, 'number'>): (refusal: Refusal) => PlainError | undefined {
  return ({ code }) => (code === 'student_not_found' ? whoLeft(student) : undefined)
}
