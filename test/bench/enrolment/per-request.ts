import type { CatalogueCopy } from '../../../src/cloud/catalogue/catalogue-copy'
import { type Database, inTransaction, type Queryable } from '../../../src/cloud/kernel/database/database'
import { needsOf } from '../../../src/cloud/selection/engine/batch-needs'
import { decideBatch } from '../../../src/cloud/selection/engine/decide-batch'
import type { EnrolmentReply, EnrolmentRequest, LoadedBatch } from '../../../src/cloud/selection/tables/enrolments'

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
      const { replies, writes } = decideBatch([request], loaded, { catalogue, now, random: Math.random })
      const [reply] = replies
      if (!reply) throw new Error('no reply')
      for (const row of writes.requests)
        await connection.query({
          name: 'a-request',
          text: `insert into enrolment_request (id, student_id, made_by, body, reply, decided_at)
            values ($1, $2, $3, $4, $5, $6)`,
          values: [row.id, row.student_id, row.made_by, JSON.stringify(row.body), JSON.stringify(row.reply), now],
        })
      for (const row of writes.enrolled)
        await connection.query({
          name: 'a-enrol',
          text: `insert into enrolment (student_id, section_id, component_id, course_id, term_id, enrolled_at, enrolled_by, round_id, quota_id)
            select $1, id, component_id, course_id, term_id, $3, $4, $5, $6 from section where id = $2`,
          values: [row.student_id, row.section_id, now, row.request_id, row.round_id, row.quota_id],
        })
      return reply
    })
  }

  /** For requests that select sections; nobody waits for a seat in the loads of the bench. */
  async #load(connection: Queryable, request: EnrolmentRequest): Promise<LoadedBatch> {
    const { id, studentId } = request
    const { sectionIds, results } = needsOf([request], [], await this.#catalogue.latest(connection), new Date())
    const rows = async <Row>(name: string, text: string, values: unknown[]): Promise<Row[]> =>
      (await connection.query({ name, text, values })).rows as Row[]
    const students = await rows<LoadedBatch['students'][number]>(
      'a-student',
      'select id, cohort, department_id as "departmentId", standing from student where id = $1 for no key update',
      [studentId],
    )
    // What hangs on the student alone is read in one statement; a careful team would save the round trips.
    const [facts] = await rows<Omit<LoadedBatch, 'students' | 'seats' | 'taken' | 'entries'>>(
      'a-facts',
      `select (select version from catalogue_version for share) as "catalogueVersion",
        coalesce((select jsonb_agg(jsonb_build_object('id', id, 'studentId', student_id, 'body', body, 'reply', reply))
          from enrolment_request where id = $2), '[]') as requests,
        coalesce((select jsonb_agg(jsonb_build_object('studentId', student_id, 'reason', reason, 'note', note, 'placedAt', placed_at))
          from hold where student_id = $1 and released_at is null), '[]') as holds,
        coalesce((select jsonb_agg(jsonb_build_object('studentId', student_id, 'courseCode', course_code,
            'takenIn', taken_in, 'grade', grade, 'isPassed', is_passed))
          from course_result where student_id = $1 and course_code = any ($3)), '[]') as results,
        coalesce((select jsonb_agg(jsonb_build_object('studentId', student_id, 'courseId', course_id, 'kind', kind))
          from adviser_request where student_id = $1 and status = 'granted'), '[]') as exceptions,
        coalesce((select jsonb_agg(jsonb_build_object('studentId', student_id, 'sectionId', section_id, 'quotaId', quota_id))
          from enrolment where student_id = $1 and status = 'enrolled'), '[]') as enrolments,
        coalesce((select jsonb_agg(jsonb_build_object('studentId', student_id, 'count', 1))
          from waitlist_entry where student_id = $1 and ended_at is null), '[]') as "waitingCounts",
        coalesce((select jsonb_agg(jsonb_build_object('id', id, 'termId', term_id, 'name', name, 'nameEn', name_en, 'kind', kind,
          'opensAt', opens_at, 'closesAt', closes_at, 'pausedAt', paused_at, 'creditsMin', credits_min,
          'creditsMax', credits_max, 'creditLimits', credit_limits, 'cohorts', cohorts, 'departmentIds', department_ids,
          'starts', starts, 'isWaitlistOpen', is_waitlist_open, 'waitlistMax', waitlist_max, 'offerMinutes', offer_minutes,
          'releaseDelayMaxSeconds', release_delay_max_seconds, 'choicesMax', choices_max, 'pointsMax', points_max)
          order by opens_at, id) from selection_round), '[]') as rounds`,
      [studentId, id, results.map(({ courseCode }) => courseCode)],
    )
    if (!facts) throw new Error('no facts')
    const locked = await rows<{ id: LoadedBatch['seats'][number]['sectionId']; capacity: number | null }>(
      'a-section',
      'select id, capacity from section where id = any ($1) order by id for no key update',
      [sectionIds],
    )
    const counts = await rows<Omit<LoadedBatch['seats'][number], 'capacity'>>(
      'a-count',
      `select s.id as "sectionId",
        (select count(*) from enrolment e where e.section_id = s.id and e.status = 'enrolled') as enrolled,
        (select count(*) from waitlist_place p where p.section_id = s.id and p.state = 'offered')
          + (select count(*) from cooling_seat c where c.section_id = s.id and c.until > now()) as kept,
        (select count(*) from waitlist_place p where p.section_id = s.id and p.state = 'waiting') as waiting
      from unnest($1::integer[]) as s (id)`,
      [sectionIds],
    )
    const taken = await rows<LoadedBatch['taken'][number]>(
      'a-quotas',
      `select q.id as "quotaId", (select count(*) from enrolment e
          where e.section_id = q.section_id and e.status = 'enrolled' and e.quota_id = q.id) as taken
       from quota q where q.section_id = any ($1)`,
      [sectionIds],
    )
    const seats = locked.map((section) => {
      const counted = counts.find(({ sectionId }) => sectionId === section.id)
      if (!counted) throw new Error('no counts')
      return { ...counted, capacity: section.capacity }
    })
    return { ...facts, students, seats, taken, entries: [] }
  }
}
