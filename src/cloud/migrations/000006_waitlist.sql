-- Plans, waitlists with their seat offers, exceptions granted by advisers, and the two statements of
-- the enrolment engine over all of it.

create table plan (
  student_id integer not null references student (id),
  course_id integer not null references course (id) on delete cascade,
  -- One of each component once the student has decided; may be empty.
  section_ids integer[] not null default '{}',
  position smallint not null,
  primary key (student_id, course_id)
);

create table waitlist_entry (
  -- The request that joined.
  id uuid primary key references enrolment_request (id),
  -- The order of the queue; given under the sections' locks, so in order of arrival.
  place bigint generated always as identity unique,
  student_id integer not null references student (id),
  course_id integer not null references course (id),
  joined_at timestamptz not null,
  -- An offer is taken at once, without asking.
  is_automatic boolean not null,
  -- Left in the same step in which the offer is taken.
  drop_course_id integer references course (id),
  state text not null default 'waiting'
    check (state in ('waiting', 'offered', 'enrolled', 'left', 'declined', 'lapsed')),
  ended_at timestamptz,
  check ((state in ('waiting', 'offered')) = (ended_at is null))
);
create unique index waitlist_entry_once on waitlist_entry (student_id, course_id) where ended_at is null;

-- The sections an entry waits for, one of each component.
create table waitlist_place (
  entry_id uuid not null references waitlist_entry (id),
  section_id integer not null references section (id),
  place bigint not null,
  state text not null default 'waiting' check (state in ('waiting', 'offered', 'ended')),
  -- Of an offered seat, the quota it is of.
  quota_id integer,
  primary key (entry_id, section_id)
);
-- Entries that ended stay as history and are never looked up by section.
create index waitlist_place_open on waitlist_place (section_id, state, place) where state <> 'ended';

create table seat_offer (
  entry_id uuid primary key references waitlist_entry (id),
  offered_at timestamptz not null,
  expires_at timestamptz not null,
  status text not null default 'open' check (status in ('open', 'accepted', 'declined', 'expired', 'withdrawn')),
  ended_at timestamptz,
  -- An automatic entry's offer is taken by the server once; if that is refused, the student has until the deadline.
  was_tried boolean not null default false,
  check ((status = 'open') = (ended_at is null))
);
create index seat_offer_open on seat_offer (expires_at) where status = 'open';

-- A seat given back and not yet free for others; a row past its time counts no more and is swept away.
create table cooling_seat (
  id bigint generated always as identity primary key,
  section_id integer not null references section (id) on delete cascade,
  quota_id integer,
  until timestamptz not null
);
create index cooling_seat_section on cooling_seat (section_id);

-- What a student asks of staff, and, once granted, the exception.
create table adviser_request (
  id uuid primary key,
  student_id integer not null references student (id),
  course_id integer not null references course (id),
  section_ids integer[] not null,
  kind text not null check (kind in ('credit_limit', 'prerequisite', 'time_clash', 'section_full')),
  reason text not null,
  asked_at timestamptz not null,
  status text not null default 'open' check (status in ('open', 'granted', 'refused', 'withdrawn')),
  -- The word of whoever decided, shown to the student.
  answer text,
  decided_by text,
  decided_at timestamptz,
  check ((status = 'open') = (decided_at is null))
);
create unique index adviser_request_once on adviser_request (student_id, course_id, kind) where status = 'open';
create index adviser_request_granted on adviser_request (student_id) where status = 'granted';

drop function lock_and_load_batch(uuid[], integer[], integer[]);
drop function write_batch(jsonb, jsonb, jsonb, timestamptz);

-- Locks the students, then the sections, each in id order, then reads all that a decision needs.
-- A function and not one query, because in a function every statement sees what was committed
-- before its locks were got; one query would count seats as they were before it waited.
-- The catalogue version is locked against change until the batch commits: an import waits for it.
--
-- section_ids: asked for. about_*: pairs of student and course whose enrolments and waitlist entry the
-- request may end. result_*: pairs of student and course code whose results are asked for. at: seats
-- that cool until later are kept.
create function lock_and_load_batch(
  request_ids uuid[], student_ids integer[], section_ids integer[],
  about_students integer[], about_courses integer[], result_students integer[], result_codes text[], at timestamptz
) returns json language plpgsql as $$
declare
  leaving integer[];
  touched integer[];
  connected integer[];
begin
  perform 1 from student where id = any (student_ids) order by id for no key update;
  -- The students' own rows stand still from here on; what they may leave is locked with what they ask for.
  select array_agg(distinct section_id) into leaving from (
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
    ), entry_ids as (
      select w.id
      from unnest(about_students, about_courses) as a (student_id, course_id)
      join waitlist_entry w on w.student_id = a.student_id and w.course_id = a.course_id and w.ended_at is null
      union
      select p.entry_id from waitlist_place p
      join seat_offer o on o.entry_id = p.entry_id and o.status = 'open'
      where p.section_id = any (touched) and p.state = 'offered' and o.expires_at <= at
      union
      -- The head of the queue, where a seat is free or may become so in this batch.
      select head.entry_id from seats s, lateral (
        select p.entry_id from waitlist_place p
        where p.section_id = s.id and p.state = 'waiting' order by p.place limit 200
      ) head
      where s.waiting > 0 and (s.capacity is null or s.enrolled + s.kept < s.capacity or s.id = any (leaving)
        or exists (select from waitlist_place p join seat_offer o on o.entry_id = p.entry_id
          where p.section_id = s.id and p.state = 'offered' and o.expires_at <= at))
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
        from student st where st.id = any (student_ids)),
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

-- Writes what was decided, in the order in which the rows need one another.
create function write_batch(
  requests json, dropped json, enrolled json, joined json, offered json, ended json, tried uuid[], cooling json,
  decided timestamptz
) returns void language plpgsql as $$
begin
  insert into enrolment_request (id, student_id, made_by, body, reply, decided_at)
  select r.id, r.student_id, r.made_by, r.body, r.reply, decided
  from json_to_recordset(requests) as r (id uuid, student_id integer, made_by text, body json, reply json);

  if json_array_length(dropped) > 0 then
    update enrolment e set status = 'dropped', dropped_at = decided, dropped_by = d.request_id
    from json_to_recordset(dropped) as d (request_id uuid, student_id integer, section_id integer)
    where e.student_id = d.student_id and e.section_id = d.section_id and e.status = 'enrolled';
  end if;

  -- Before what is joined: whoever lapsed may stand in line again in the same batch.
  if json_array_length(ended) > 0 then
    update waitlist_entry w set state = x.state, ended_at = decided
    from json_to_recordset(ended) as x (entry_id uuid, state text) where w.id = x.entry_id;
    update waitlist_place p set state = 'ended'
    from json_to_recordset(ended) as x (entry_id uuid) where p.entry_id = x.entry_id;
  end if;

  if json_array_length(joined) > 0 then
    with entry as (
      insert into waitlist_entry (id, student_id, course_id, joined_at, is_automatic, drop_course_id)
      select j.request_id, j.student_id, j.course_id, decided, j.is_automatic, j.drop_course_id
      from json_to_recordset(joined)
        as j (n integer, request_id uuid, student_id integer, course_id integer, is_automatic boolean, drop_course_id integer)
      order by j.n
      returning id, place
    )
    insert into waitlist_place (entry_id, section_id, place)
    select e.id, s.id, e.place
    from json_to_recordset(joined) as j (request_id uuid, section_ids integer[])
    join entry e on e.id = j.request_id, unnest(j.section_ids) as s (id);
  end if;

  -- What was offered may have been taken or given up by now.
  if json_array_length(offered) > 0 then
    insert into seat_offer (entry_id, offered_at, expires_at)
    select distinct o.entry_id, decided, o.expires_at
    from json_to_recordset(offered) as o (entry_id uuid, expires_at timestamptz);
    update waitlist_entry w set state = 'offered'
    from json_to_recordset(offered) as o (entry_id uuid) where w.id = o.entry_id and w.ended_at is null;
    update waitlist_place p set state = 'offered', quota_id = o.quota_id
    from json_to_recordset(offered) as o (entry_id uuid, section_id integer, quota_id integer)
    where p.entry_id = o.entry_id and p.section_id = o.section_id and p.state = 'waiting';
  end if;

  if json_array_length(ended) > 0 then
    update seat_offer o set ended_at = decided, status = case x.state
      when 'enrolled' then 'accepted' when 'declined' then 'declined' when 'lapsed' then 'expired' else 'withdrawn' end
    from json_to_recordset(ended) as x (entry_id uuid, state text) where o.entry_id = x.entry_id and o.status = 'open';
  end if;

  if cardinality(tried) > 0 then
    update seat_offer set was_tried = true where entry_id = any (tried);
  end if;

  if json_array_length(cooling) > 0 then
    insert into cooling_seat (section_id, quota_id, until)
    select c.section_id, c.quota_id, c.until
    from json_to_recordset(cooling) as c (section_id integer, quota_id integer, until timestamptz);
  end if;

  insert into enrolment
    (student_id, section_id, component_id, course_id, term_id, enrolled_at, enrolled_by, round_id, quota_id)
  select n.student_id, s.id, s.component_id, s.course_id, s.term_id, decided, n.request_id, n.round_id, n.quota_id
  from json_to_recordset(enrolled)
    as n (request_id uuid, student_id integer, section_id integer, round_id integer, quota_id integer)
  join section s on s.id = n.section_id;
end $$;
