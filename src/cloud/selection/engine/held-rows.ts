import type { SectionId } from '../../../contract/catalogue/ids'
import type { StudentId } from '../../../contract/people/ids'
import { type Database, inTransaction, type Queryable } from '../../kernel/database/database'
import type { BatchNeeds } from '../tables/enrolments'
import { isCatalogueHeld, readConnectedSections, readHeld, readSectionsAbout } from '../tables/held-rows'

/** What one request locks. */
type Needs = Pick<BatchNeeds, 'studentIds' | 'sectionIds' | 'about'>

/**
 * Rows that others hold for longer than a batch waits: a server frozen in mid-batch, a transaction that somebody left
 * open. They are remembered, so that only the first batch waits for them; whoever needs one is told to come back, until
 * a look finds it free.
 */
export class HeldRows {
  readonly #students = new Set<StudentId>()
  readonly #sections = new Set<SectionId>()

  get isEmpty(): boolean {
    return this.#students.size + this.#sections.size === 0
  }

  /**
   * For each request, whether it needs a row that somebody holds. After a batch that waited in vain all rows are looked
   * at, otherwise only those remembered: what another server just happens to have is worth waiting for.
   */
  look(database: Database, requests: readonly Needs[], rows: 'all' | 'remembered'): Promise<boolean[]> {
    return inTransaction(database, async (connection) => {
      if (rows === 'all' && (await isCatalogueHeld(connection))) return requests.map(() => true)
      const sectionsOf = await sectionsOfEach(connection, requests)
      // Those remembered are all looked at: whoever needed one may never come back, and it would be remembered for ever.
      const students = rows === 'all' ? requests.flatMap(({ studentIds }) => studentIds) : this.#students
      const sections =
        rows === 'all' ? await readConnectedSections(connection, [...new Set(sectionsOf.flat())]) : this.#sections
      const [askedStudents, askedSections] = [[...new Set(students)], [...sections]]
      const heldStudents = await readHeld(connection, 'student', askedStudents)
      const heldSections = await readHeld(connection, 'section', askedSections)
      note(this.#students, askedStudents, heldStudents)
      note(this.#sections, askedSections, heldSections)
      // Who is first in a queue is known only with all queues that hang together with it.
      const barred = await readConnectedSections(connection, heldSections)
      return requests.map(
        ({ studentIds }, index) =>
          studentIds.some((id) => heldStudents.includes(id)) || (sectionsOf[index] ?? []).some((id) => barred.has(id)),
      )
    })
  }
}

function note<Id>(remembered: Set<Id>, asked: readonly Id[], held: readonly Id[]): void {
  for (const id of asked) remembered.delete(id)
  for (const id of held) remembered.add(id)
}

/** The sections each request names and those it may leave. */
async function sectionsOfEach(connection: Queryable, requests: readonly Needs[]): Promise<SectionId[][]> {
  const leaving = new Map<string, SectionId[]>()
  const about = requests.flatMap((request) => request.about)
  for (const { studentId, courseId, sectionId } of await readSectionsAbout(connection, about)) {
    const key = `${studentId} ${courseId}`
    leaving.set(key, [...(leaving.get(key) ?? []), sectionId])
  }
  return requests.map((request) => [
    ...request.sectionIds,
    ...request.about.flatMap(({ studentId, courseId }) => leaving.get(`${studentId} ${courseId}`) ?? []),
  ])
}
