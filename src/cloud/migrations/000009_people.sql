-- What the engine looks at of a queue is told by what can be taken, not by a number of rows; students who have left are no
-- students for it; and no history is emptied.

-- Locks the students, then the sections, each in id order, then reads all that a decision needs.
-- A function and not one query, because in a function every statement sees what was committed
-- before its locks were got; one query would count seats as they were before it waited.
-- The catalogue version is locked against change until the batch commits: an import waits for it.
--
-- section_ids: asked for. about_*: pairs of student and course whose enrolments and waitlist entry the
-- request may end. result_*: pairs of student and course code whose results are asked for. at: seats
-- that cool until later are kept.
create or replace function lock_and_load_batch(
  request_ids uuid[], student_ids integer[], section_ids integer[],
  about_students integer[], about_courses integer[], result_students integer[], result_codes text[], at timestamptz
) returns json language plpgsql as $$
declare
  -- A section as often as requests may give a seat of it back or end an entry of its queue.
  leaving integer[];
  touched integer[];
  connected integer[];
begin
  perform 1 from student where id = any (student_ids) order by id for no key update;
  -- The students' own rows stand still from here on; what they may leave is locked with what they ask for.
  select coalesce(array_agg(section_id), '{}') into leaving from (
    -- One look-up a pair, by the index on the student: a plan made while the table was small would read all of it.
    select e.section_id
    from unnest(about_students, about_courses) as a (student_id, course_id), lateral (
      select section_id from enrolment
      where student_id = a.student_id and course_id = a.course_id and status = 'enrolled' offset 0
    ) e
    union all
    select l.section_id
    from unnest(about_students, about_courses) as a (student_id, course_id)
    join waitlist_entry w on w.student_id = a.student_id and w.course_id = a.course_id and w.ended_at is null,
    lateral (
      select section_id from waitlist_place where entry_id = w.id
      union all
      -- What is given up for the offer.
      select section_id from enrolment
      where student_id = w.student_id and course_id = w.drop_course_id and status = 'enrolled'
    ) l
  ) l;
  touched := section_ids || leaving;
  -- Whoever waits for one of these may wait for others beside it, and whoever waits for those for others again:
  -- who is first in one queue is only known with all queues that hang together with it.
  loop
    select array_agg(distinct other.section_id) into connected
    from waitlist_place p
    join waitlist_place other on other.entry_id = p.entry_id and other.section_id <> all (touched)
    where p.section_id = any (touched) and p.state <> 'ended';
    exit when connected is null;
    touched := touched || connected;
  end loop;
  perform 1 from section where id = any (touched) order by id for no key update;
  perform 1 from catalogue_version for share;

  return (
    with seats as materialized (
      select s.id, s.capacity,
        (select count(*) from enrolment e where e.section_id = s.id and e.status = 'enrolled') as enrolled,
        (select count(*) from waitlist_place p where p.section_id = s.id and p.state = 'offered')
          + (select count(*) from cooling_seat c where c.section_id = s.id and c.until > at) as kept,
        (select count(*) from waitlist_place p where p.section_id = s.id and p.state = 'waiting') as waiting
      from section s where s.id = any (touched)
    ), rooms as materialized (
      -- How many of a queue may be offered a seat or leave it in this batch: as many as seats are free, lapse or may be
      -- given back, and entries may end.
      select s.id, case when s.capacity is null then s.waiting else greatest(s.capacity - s.enrolled - s.kept, 0)
          + (select count(*) from waitlist_place p join seat_offer o on o.entry_id = p.entry_id and o.status = 'open'
            where p.section_id = s.id and p.state = 'offered' and o.expires_at <= at)
          + (select count(*) from unnest(leaving) l (id) where l.id = s.id) end as room
      from seats s where s.waiting > 0
    ), takers as (
      -- Who waits for the same sections and is of the same cohort and department may have the same seats, so of those only
      -- the first can come into question, as many as there is room: however many of others stand before them. Sections
      -- without room are left aside at once, and with them whoever waits for one of them too.
      select e.entry_id, e.room, row_number() over (
          partition by e.section_ids, st.cohort, st.department_id order by e.place) as rank
      from (
        select p.entry_id, p.place, min(r.room) as room, array_agg(p.section_id order by p.section_id) as section_ids
        from rooms r join waitlist_place p on p.section_id = r.id and p.state = 'waiting'
        where r.room > 0
        group by p.entry_id, p.place
      ) e
      join waitlist_entry w on w.id = e.entry_id
      join student st on st.id = w.student_id
      where cardinality(e.section_ids) = (select count(*) from waitlist_place p where p.entry_id = e.entry_id)
    ), entry_ids as (
      select w.id
      from unnest(about_students, about_courses) as a (student_id, course_id)
      join waitlist_entry w on w.student_id = a.student_id and w.course_id = a.course_id and w.ended_at is null
      union
      select p.entry_id from waitlist_place p
      join seat_offer o on o.entry_id = p.entry_id and o.status = 'open'
      where p.section_id = any (touched) and p.state = 'offered' and o.expires_at <= at
      union
      select t.entry_id from takers t where t.rank <= t.room
    )
    select json_build_object(
      'catalogueVersion', (select version from catalogue_version),
      'requests', coalesce((
        select json_agg(json_build_object('id', r.id, 'studentId', r.student_id, 'body', r.body, 'reply', r.reply))
        from enrolment_request r where r.id = any (request_ids)), '[]'),
      -- Long lists go column by column: building an object a row took longer than reading the rows.
      'students', (
        select json_build_object('id', coalesce(array_agg(st.id), '{}'), 'cohort', array_agg(st.cohort),
          'departmentId', array_agg(st.department_id), 'standing', array_agg(st.standing))
        from student st where st.id = any (student_ids) and st.left_at is null),
      'holds', coalesce((
        select json_agg(json_build_object(
          'studentId', h.student_id, 'reason', h.reason, 'note', h.note, 'placedAt', h.placed_at) order by h.id)
        from hold h where h.student_id = any (student_ids) and h.released_at is null), '[]'),
      'results', (
        select json_build_object('studentId', coalesce(array_agg(r.student_id), '{}'),
          'courseCode', array_agg(r.course_code), 'takenIn', array_agg(r.taken_in), 'grade', array_agg(r.grade),
          'isPassed', array_agg(r.is_passed))
        from unnest(result_students, result_codes) as a (student_id, course_code)
        join course_result r on r.student_id = a.student_id and r.course_code = a.course_code),
      'exceptions', coalesce((
        select json_agg(json_build_object('studentId', x.student_id, 'courseId', x.course_id, 'kind', x.kind))
        from adviser_request x where x.student_id = any (student_ids) and x.status = 'granted'), '[]'),
      'seats', (
        select json_build_object('sectionId', coalesce(array_agg(s.id), '{}'), 'capacity', array_agg(s.capacity),
          'enrolled', array_agg(s.enrolled), 'kept', array_agg(s.kept), 'waiting', array_agg(s.waiting))
        from seats s),
      -- Only sections with quotas have rows here.
      'taken', coalesce((
        select json_agg(json_build_object('quotaId', q.id, 'taken',
          (select count(*) from enrolment e where e.section_id = q.section_id and e.status = 'enrolled' and e.quota_id = q.id)
          + (select count(*) from waitlist_place p where p.section_id = q.section_id and p.state = 'offered' and p.quota_id = q.id)
          + (select count(*) from cooling_seat c where c.section_id = q.section_id and c.quota_id = q.id and c.until > at)))
        from quota q where q.section_id = any (touched)), '[]'),
      'enrolments', (
        select json_build_object('studentId', coalesce(array_agg(e.student_id order by e.id), '{}'),
          'sectionId', array_agg(e.section_id order by e.id), 'quotaId', array_agg(e.quota_id order by e.id))
        from enrolment e where e.student_id = any (student_ids) and e.status = 'enrolled'),
      'entries', coalesce((
        select json_agg(json_build_object(
          'id', w.id, 'studentId', w.student_id, 'courseId', w.course_id, 'isAutomatic', w.is_automatic,
          'dropCourseId', w.drop_course_id, 'state', w.state, 'expiresAt', o.expires_at, 'wasTried', o.was_tried,
          'cohort', st.cohort, 'departmentId', st.department_id,
          'places', (select json_agg(json_build_object('sectionId', p.section_id, 'quotaId', p.quota_id)
            order by p.section_id) from waitlist_place p where p.entry_id = w.id)) order by w.place)
        from entry_ids i
        join waitlist_entry w on w.id = i.id
        join student st on st.id = w.student_id
        left join seat_offer o on o.entry_id = w.id and o.status = 'open'), '[]'),
      'waitingCounts', coalesce((
        select json_agg(json_build_object('studentId', w.student_id, 'count', w.count))
        from (select student_id, count(*) from waitlist_entry
          where student_id = any (student_ids) and ended_at is null group by student_id) w), '[]'),
      'rounds', coalesce((
        select json_agg(json_build_object(
          'id', r.id, 'termId', r.term_id, 'name', r.name, 'nameEn', r.name_en, 'kind', r.kind,
          'opensAt', r.opens_at, 'closesAt', r.closes_at, 'pausedAt', r.paused_at, 'creditsMin', r.credits_min,
          'creditsMax', r.credits_max, 'creditLimits', r.credit_limits, 'cohorts', r.cohorts,
          'departmentIds', r.department_ids, 'starts', r.starts, 'isWaitlistOpen', r.is_waitlist_open,
          'waitlistMax', r.waitlist_max, 'offerMinutes', r.offer_minutes,
          'releaseDelayMaxSeconds', r.release_delay_max_seconds, 'choicesMax', r.choices_max,
          'pointsMax', r.points_max) order by r.opens_at, r.id)
        from selection_round r), '[]')
    )
  );
end $$;

-- Whoever may delete nothing may not delete everything either.
create trigger enrolment_request_is_kept before truncate on enrolment_request
for each statement execute function refuse_rewriting_history();

create trigger draw_is_kept before truncate on draw
for each statement execute function refuse_rewriting_history();

create trigger consent_grows before update or delete or truncate on consent
for each statement execute function refuse_change();
