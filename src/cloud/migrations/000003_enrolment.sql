-- Rounds, holds and enrolments, with the two statements of the enrolment engine as functions:
-- one call locks and loads a batch, one call writes it.

create table selection_round (
  id integer generated always as identity primary key,
  term_id text not null references term (id),
  name text not null,
  name_en text,
  kind text not null check (kind in ('first_come')),
  opens_at timestamptz not null,
  closes_at timestamptz not null,
  credits_max numeric(5, 2) not null check (credits_max >= 0),
  -- Years of entry the round is for; empty means everybody.
  cohorts smallint[] not null default '{}',
  check (opens_at < closes_at)
);
create index selection_round_term on selection_round (term_id, opens_at);

create table hold (
  id integer generated always as identity primary key,
  student_id integer not null references student (id),
  reason text not null check (reason in ('unpaid_bill', 'missing_document', 'evaluation_due', 'other')),
  note text,
  placed_at timestamptz not null default now(),
  released_at timestamptz
);
create index hold_student on hold (student_id) where released_at is null;

-- One try of a student to change their enrolments, with the answer it got. A repeat of the same id
-- gets the stored answer; the same id with other content is refused.
create table enrolment_request (
  id uuid primary key,
  student_id integer not null references student (id),
  body jsonb not null,
  reply jsonb not null,
  decided_at timestamptz not null
);
create index enrolment_request_student on enrolment_request (student_id, decided_at);

create table enrolment (
  id bigint generated always as identity primary key,
  student_id integer not null references student (id),
  -- Component, course and term are the section's. One key checks all four: in the rush, every key more
  -- is a look-up more for each enrolment, and four of them cost as much as the enrolment itself.
  section_id integer not null,
  component_id integer not null,
  course_id integer not null,
  term_id text not null,
  enrolled_at timestamptz not null,
  enrolled_by uuid not null references enrolment_request (id),
  dropped_at timestamptz,
  dropped_by uuid references enrolment_request (id),
  status text not null default 'enrolled' check (status in ('enrolled', 'dropped')),
  check ((status = 'dropped') = (dropped_at is not null)),
  check ((dropped_at is null) = (dropped_by is null)),
  foreign key (section_id, component_id, course_id, term_id)
    references section (id, component_id, course_id, term_id) on update cascade
);
create unique index enrolment_component_once on enrolment (student_id, component_id) where status = 'enrolled';
create index enrolment_section on enrolment (section_id) where status = 'enrolled';
create index enrolment_student on enrolment (student_id, term_id) where status = 'enrolled';

-- The last defence: whatever the engine believes, a section never takes more than its capacity.
create function refuse_oversold() returns trigger language plpgsql as $$
declare
  broken record;
begin
  select s.id, s.capacity, taken.count into broken
  from (
    select e.section_id, count(*) as count
    from enrolment e
    where e.status = 'enrolled' and e.section_id in (select section_id from added)
    group by e.section_id
  ) taken
  join section s on s.id = taken.section_id
  where s.capacity is not null and taken.count > s.capacity
  limit 1;
  if found then
    raise exception 'section % would hold % of % seats', broken.id, broken.count, broken.capacity
      using errcode = 'check_violation';
  end if;
  return null;
end $$;

create trigger enrolment_within_capacity after insert on enrolment
referencing new table as added
for each statement execute function refuse_oversold();

-- Locks the students, then the sections, each in id order, then reads all that a decision needs.
-- A function and not one query, because in a function every statement sees what was committed
-- before its locks were got; one query would count seats as they were before it waited.
-- The catalogue version is locked against change until the batch commits: an import waits for it.
create function lock_and_load_batch(request_ids uuid[], student_ids integer[], section_ids integer[])
returns jsonb language plpgsql as $$
begin
  perform 1 from student where id = any (student_ids) order by id for no key update;
  perform 1 from section where id = any (section_ids) order by id for no key update;
  perform 1 from catalogue_version for share;
  return jsonb_build_object(
    'catalogueVersion', (select version from catalogue_version),
    'requests', coalesce((
      select jsonb_agg(jsonb_build_object('id', r.id, 'studentId', r.student_id, 'body', r.body, 'reply', r.reply))
      from enrolment_request r where r.id = any (request_ids)), '[]'),
    'students', coalesce((
      select jsonb_agg(jsonb_build_object('id', st.id, 'cohort', st.cohort))
      from student st where st.id = any (student_ids)), '[]'),
    'holds', coalesce((
      select jsonb_agg(jsonb_build_object(
        'studentId', h.student_id, 'reason', h.reason, 'note', h.note, 'placedAt', h.placed_at) order by h.id)
      from hold h where h.student_id = any (student_ids) and h.released_at is null), '[]'),
    'seats', coalesce((
      select jsonb_agg(jsonb_build_object(
        'sectionId', s.id, 'capacity', s.capacity,
        'enrolled', (select count(*) from enrolment e where e.section_id = s.id and e.status = 'enrolled')))
      from section s where s.id = any (section_ids)), '[]'),
    'enrolments', coalesce((
      select jsonb_agg(jsonb_build_object('studentId', e.student_id, 'sectionId', e.section_id) order by e.id)
      from enrolment e where e.student_id = any (student_ids) and e.status = 'enrolled'), '[]'),
    'rounds', coalesce((
      select jsonb_agg(jsonb_build_object(
        'id', r.id, 'termId', r.term_id, 'name', r.name, 'nameEn', r.name_en, 'kind', r.kind, 'opensAt', r.opens_at,
        'closesAt', r.closes_at, 'creditsMax', r.credits_max, 'cohorts', r.cohorts) order by r.opens_at, r.id)
      from selection_round r), '[]')
  );
end $$;

create function write_batch(requests jsonb, dropped jsonb, enrolled jsonb, decided timestamptz)
returns void language sql as $$
  insert into enrolment_request (id, student_id, body, reply, decided_at)
  select r.id, r.student_id, r.body, r.reply, decided
  from jsonb_to_recordset(requests) as r (id uuid, student_id integer, body jsonb, reply jsonb);

  update enrolment e set status = 'dropped', dropped_at = decided, dropped_by = d.request_id
  from jsonb_to_recordset(dropped) as d (request_id uuid, student_id integer, section_id integer)
  where e.student_id = d.student_id and e.section_id = d.section_id and e.status = 'enrolled';

  insert into enrolment (student_id, section_id, component_id, course_id, term_id, enrolled_at, enrolled_by)
  select n.student_id, s.id, s.component_id, s.course_id, s.term_id, decided, n.request_id
  from jsonb_to_recordset(enrolled) as n (request_id uuid, student_id integer, section_id integer)
  join section s on s.id = n.section_id;
$$;
