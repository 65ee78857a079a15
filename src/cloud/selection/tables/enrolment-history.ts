import type { CourseId, SectionId } from '../../../contract/catalogue/ids'
import type { StudentId } from '../../../contract/people/ids'
import type { Queryable } from '../../kernel/database/database'
import type { EnrolmentReply, EnrolmentWish, MadeBy } from './enrolments'

/** Where a page of the history ended: the next one starts before it. */
export interface HistoryPosition {
  at: string
  key: string
}

export type HistoryRow = HistoryPosition &
  (
    | { kind: 'request'; madeBy: MadeBy; body: EnrolmentWish; reply: EnrolmentReply }
    | { kind: 'offer' | 'lapse'; courseId: CourseId; sectionIds: SectionId[] }
  )

/**
 * What happened to a student's enrolments, newest first: every request with its answer, every seat offer
 * and every offer that lapsed.
 */
export async function readHistory(
  database: Queryable,
  studentId: StudentId,
  before: HistoryPosition | null,
  limit: number,
): Promise<HistoryRow[]> {
  const { rows } = await database.query<{ event: HistoryRow }>({
    name: 'read-history',
    // Of the requests, which may be very many, no more than the page can hold is read, by the index.
    text: `select event from (
        (select r.decided_at as at, r.id::text as key, json_build_object('kind', 'request', 'at', r.decided_at,
          'key', r.id, 'madeBy', r.made_by, 'body', r.body, 'reply', r.reply) as event
        from enrolment_request r
        where r.student_id = $1 and r.decided_at <= coalesce($2, timestamptz 'infinity')
          and ($2::timestamptz is null or (r.decided_at, r.id::text) < ($2, $3::text))
        order by r.decided_at desc, r.id::text desc limit $4)
        union all
        select o.offered_at, o.entry_id || ' offer', json_build_object('kind', 'offer', 'at', o.offered_at,
          'key', o.entry_id || ' offer', 'courseId', w.course_id, 'sectionIds', p.section_ids)
        from waitlist_entry w join seat_offer o on o.entry_id = w.id, lateral (
          select json_agg(section_id order by section_id) as section_ids from waitlist_place where entry_id = w.id) p
        where w.student_id = $1
        union all
        select o.ended_at, o.entry_id || ' lapse', json_build_object('kind', 'lapse', 'at', o.ended_at,
          'key', o.entry_id || ' lapse', 'courseId', w.course_id, 'sectionIds', p.section_ids)
        from waitlist_entry w join seat_offer o on o.entry_id = w.id and o.status = 'expired', lateral (
          select json_agg(section_id order by section_id) as section_ids from waitlist_place where entry_id = w.id) p
        where w.student_id = $1
      ) events
      where $2::timestamptz is null or (at, key) < ($2::timestamptz, $3::text)
      order by at desc, key desc limit $4`,
    values: [studentId, before?.at ?? null, before?.key ?? null, limit],
  })
  return rows.map(({ event }) => event)
}
