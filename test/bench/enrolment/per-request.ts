import type { CatalogueCopy } from '../../../src/cloud/catalogue/catalogue-copy'
import { decideBatch } from '../../../src/cloud/engine/decide-batch'
import { type Database, inTransaction, type Queryable } from '../../../src/cloud/tables/database'
import type { EnrolmentReply, EnrolmentRequest, LoadedBatch } from '../../../src/cloud/tables/enrolments'

/**
 * The baseline: what a careful team writes. One transaction a request with named statements on a pool,
 * the student's row locked first and the section's late, so that the hot row is held as short as can be;
 * the same rules, the same stored answers, the same durability.
 */
export class PerRequestEnrolment {
  readonly #database: Database
  readonly #catalogue: CatalogueCopy

  constructor(database: Database, catalogue: CatalogueCopy) {
    this.#database = database
    this.#catalogue = catalogue
  }

  submit(request: EnrolmentRequest): Promise<EnrolmentReply> {
    return inTransaction(this.#database, async (connection) => {
      const loaded = await this.#load(connection, request)
      const catalogue = await this.#catalogue.atVersion(loaded.catalogueVersion, connection)
      const now = new Date()
      const { replies, writes } = decideBatch([request], loaded, catalogue, now)
      const [reply] = replies
      if (!reply) throw new Error('no reply')
      for (const row of writes.requests)
        await connection.query({
          name: 'a-request',
          text: 'insert into enrolment_request (id, student_id, body, reply, decided_at) values ($1, $2, $3, $4, $5)',
          values: [row.id, row.student_id, JSON.stringify(row.body), JSON.stringify(row.reply), now],
        })
      for (const row of writes.enrolled)
        await connection.query({
          name: 'a-enrol',
          text: `insert into enrolment (student_id, section_id, component_id, course_id, term_id, enrolled_at, enrolled_by)
            select $1, id, component_id, course_id, term_id, $3, $4 from section where id = $2`,
          values: [row.student_id, row.section_id, now, row.request_id],
        })
      return reply
    })
  }

  async #load(connection: Queryable, { id, studentId, wish }: EnrolmentRequest): Promise<LoadedBatch> {
    const sectionIds = wish.kind === 'select' ? wish.sectionIds : []
    const rows = async <Row>(name: string, text: string, values: unknown[]): Promise<Row[]> =>
      (await connection.query({ name, text, values })).rows as Row[]
    const students = await rows<LoadedBatch['students'][number]>(
      'a-student',
      'select id, cohort from student where id = $1 for no key update',
      [studentId],
    )
    // What hangs on the student alone is read in one statement; a careful team would save the round trips.
    const [facts] = await rows<Omit<LoadedBatch, 'students' | 'seats'>>(
      'a-facts',
      `select (select version from catalogue_version for share) as "catalogueVersion",
        coalesce((select jsonb_agg(jsonb_build_object('id', id, 'studentId', student_id, 'body', body, 'reply', reply))
          from enrolment_request where id = $2), '[]') as requests,
        coalesce((select jsonb_agg(jsonb_build_object('studentId', student_id, 'reason', reason, 'note', note, 'placedAt', placed_at))
          from hold where student_id = $1 and released_at is null), '[]') as holds,
        coalesce((select jsonb_agg(jsonb_build_object('studentId', student_id, 'sectionId', section_id))
          from enrolment where student_id = $1 and status = 'enrolled'), '[]') as enrolments,
        coalesce((select jsonb_agg(jsonb_build_object('id', id, 'termId', term_id, 'name', name, 'nameEn', name_en, 'kind', kind,
          'opensAt', opens_at, 'closesAt', closes_at, 'creditsMax', credits_max, 'cohorts', cohorts)) from selection_round), '[]') as rounds`,
      [studentId, id],
    )
    if (!facts) throw new Error('no facts')
    const locked = await rows<{ id: LoadedBatch['seats'][number]['sectionId']; capacity: number | null }>(
      'a-section',
      'select id, capacity from section where id = any ($1) order by id for no key update',
      [sectionIds],
    )
    const counts = await rows<{ sectionId: number; enrolled: number }>(
      'a-count',
      `select section_id as "sectionId", count(*) as enrolled from enrolment
       where section_id = any ($1) and status = 'enrolled' group by section_id`,
      [sectionIds],
    )
    const seats = locked.map((section) => ({
      sectionId: section.id,
      capacity: section.capacity,
      enrolled: counts.find(({ sectionId }) => sectionId === section.id)?.enrolled ?? 0,
    }))
    return { ...facts, students, seats }
  }
}
