import type { ComponentKind } from '../../../contract/catalogue/course'
import type { SectionId } from '../../../contract/catalogue/ids'
import type { TermId } from '../../../contract/school/ids'
import type { Queryable } from '../../kernel/database/database'

export interface SectionFill {
  id: SectionId
  /** As in `CS 2103 01`. */
  name: string
  courseCode: string
  sectionCode: string
  /** The registrar's own key. */
  externalId: string
  kind: ComponentKind
  title: string
  titleEn: string | null
  /** Null: no limit. */
  capacity: number | null
  /** Staff set the seats. */
  isCapacityByHand: boolean
  enrolled: number
  /** Offered to the waitlist, or given back a moment ago. */
  kept: number
  waiting: number
  /** Places taken in the last minute that are still taken. */
  takenLastMinute: number
}

/** How full every section of a term is. One pass over its enrolments, so that it may be asked for while a rush runs. */
export async function readSectionFill(
  database: Queryable,
  termId: TermId,
  now: Date,
  withdrawn: 'left_out' | 'included' = 'left_out',
): Promise<SectionFill[]> {
  const { rows } = await database.query<SectionFill>({
    name: 'read-section-fill',
    text: `with taken as (
        select section_id, count(*) as enrolled,
          count(*) filter (where enrolled_at > $2::timestamptz - interval '1 minute') as last_minute
        from enrolment where term_id = $1 and status = 'enrolled' group by section_id
      ), queued as (
        select section_id, count(*) filter (where state = 'offered') as offered,
          count(*) filter (where state = 'waiting') as waiting
        from waitlist_place where state <> 'ended' group by section_id
      ), cooling as (
        select section_id, count(*) as seats from cooling_seat where until > $2 group by section_id
      )
      select s.id, c.code || ' ' || s.code as name, c.code as "courseCode", s.code as "sectionCode",
        s.external_id as "externalId", p.kind, c.title, c.title_en as "titleEn", s.capacity,
        s.is_capacity_by_hand as "isCapacityByHand", coalesce(t.enrolled, 0) as enrolled,
        coalesce(q.offered, 0) + coalesce(k.seats, 0) as kept, coalesce(q.waiting, 0) as waiting,
        coalesce(t.last_minute, 0) as "takenLastMinute"
      from section s join course c on c.id = s.course_id join component p on p.id = s.component_id
      left join taken t on t.section_id = s.id
      left join queued q on q.section_id = s.id
      left join cooling k on k.section_id = s.id
      where s.term_id = $1 and (s.withdrawn_at is null or $3::boolean) order by name, s.id`,
    values: [termId, now, withdrawn === 'included'],
  })
  return rows
}

export interface DecisionRate {
  decidedPerSecond: number
  /** Of what was decided, from 0 to 1; null when nothing was. */
  refusedShare: number | null
}

/** What the engine decided in the seconds before `now`. */
export async function readDecisionRate(database: Queryable, now: Date, seconds: number): Promise<DecisionRate> {
  // The table only grows, and at its end: what was decided just now stands in its last pages, 64 MB of them. An
  // index on the time would serve as well, but every request in a rush would pay for it.
  const { rows } = await database.query<{ decided: number; refused: number }>({
    name: 'read-decision-rate',
    text: `select count(*) as decided, count(*) filter (where reply ->> 'ok' = 'false') as refused
      from enrolment_request
      where ctid >= format('(%s,0)', greatest(0, pg_relation_size('enrolment_request')
          / current_setting('block_size')::integer - 8192))::tid
        and decided_at > $1::timestamptz - make_interval(secs => $2) and decided_at <= $1`,
    values: [now, seconds],
  })
  const { decided = 0, refused = 0 } = rows[0] ?? {}
  return { decidedPerSecond: decided / seconds, refusedShare: decided === 0 ? null : refused / decided }
}
