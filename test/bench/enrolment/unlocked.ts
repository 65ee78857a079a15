import { type Database, inTransaction } from '../../../src/cloud/kernel/database/database'
import type { EnrolmentRequest } from '../../../src/cloud/selection/tables/enrolments'

/** The classic mistake: count the seats, find one, take it, and lock nothing. Here to be caught. */
export class UnlockedEnrolment {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  submit({ id, studentId, wish }: EnrolmentRequest): Promise<boolean> {
    const sectionIds = wish.kind === 'select' ? wish.sectionIds : []
    return inTransaction(this.#database, async (connection) => {
      const { rowCount } = await connection.query(
        `select 1 from section s where s.id = any ($2)
           and not exists (select 1 from enrolment e
             where e.student_id = $1 and e.component_id = s.component_id and e.status = 'enrolled')
           and (s.capacity is null or s.capacity >
             (select count(*) from enrolment e where e.section_id = s.id and e.status = 'enrolled'))`,
        [studentId, sectionIds],
      )
      if (rowCount !== sectionIds.length) return false
      await connection.query(
        `insert into enrolment_request (id, student_id, body, reply, decided_at) values ($1, $2, $3, '{"ok": true}', now())`,
        [id, studentId, JSON.stringify(wish)],
      )
      await connection.query(
        `insert into enrolment (student_id, section_id, component_id, course_id, term_id, enrolled_at, enrolled_by)
         select $1, id, component_id, course_id, term_id, now(), $3 from section where id = any ($2)
         on conflict do nothing`,
        [studentId, sectionIds, id],
      )
      return true
    })
  }
}
