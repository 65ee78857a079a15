-- Rounds of every kind, and which round and seats an enrolment came from.

alter table selection_round
  drop constraint selection_round_kind_check,
  add check (kind in ('trial', 'lottery', 'first_come', 'add_drop', 'add_only', 'drop_only')),
  -- The least is told, never enforced: a student may leave everything while drops are open.
  add column credits_min numeric(5, 2) not null default 0 check (credits_min >= 0),
  -- [{"standing", "creditsMin", "creditsMax"}, …] in place of the round's own limits.
  add column credit_limits jsonb not null default '[]',
  add column department_ids integer[] not null default '{}',
  -- [{"cohort", "opensAt"}, …]: cohorts that start later than the round.
  add column starts jsonb not null default '[]',
  add column paused_at timestamptz,
  add column is_waitlist_open boolean not null default true,
  add column waitlist_max smallint not null default 8 check (waitlist_max >= 0),
  add column offer_minutes integer not null default 120 check (offer_minutes > 0),
  -- A seat given back to a full section stays kept for a random time up to this, so that it cannot be
  -- handed to a friend. 0: at once.
  add column release_delay_max_seconds integer not null default 0 check (release_delay_max_seconds >= 0),
  add column choices_max smallint not null default 8 check (choices_max > 0),
  add column points_max smallint not null default 100 check (points_max >= 0),
  -- When the enrolments of a trial were taken back.
  add column wiped_at timestamptz;

-- The requests are the history: every change of an enrolment is caused by one of them, and the reply
-- tells the rule. So they only ever grow.
alter table enrolment_request
  add column made_by text not null default 'student' check (made_by in ('student', 'staff', 'waitlist', 'draw', 'round')),
  alter column body type json,
  alter column reply type json;

create function refuse_rewriting_history() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;

create trigger enrolment_request_only_grows before update or delete on enrolment_request
for each statement execute function refuse_rewriting_history();

alter table enrolment
  -- The round it was chosen in; null for what staff put in without one.
  add column round_id integer,
  -- The quota whose seat it takes; null for a seat open to everybody.
  add column quota_id integer,
  drop constraint enrolment_student_id_fkey,
  drop constraint enrolment_section_id_component_id_course_id_term_id_fkey,
  drop constraint enrolment_enrolled_by_fkey,
  drop constraint enrolment_dropped_by_fkey;
alter table enrolment_request drop constraint enrolment_request_student_id_fkey;
-- Reading by student is served by enrolment_component_once.
drop index enrolment_student;

create index component_alternative on component (course_id) where configuration > 1;

-- In a rush the row-by-row foreign keys cost as much as the enrolments themselves. The same promises
-- are kept here once a statement: what is added names rows that exist, nobody takes two alternatives
-- of one course, and no section holds more than its capacity.
create or replace function refuse_oversold() returns trigger language plpgsql as $$
declare
  broken record;
begin
  perform 1 from added a
  left join section s on s.id = a.section_id
  left join student st on st.id = a.student_id
  where st.id is null
    or (s.component_id, s.course_id, s.term_id) is distinct from (a.component_id, a.course_id, a.term_id)
  limit 1;
  if found then
    raise exception 'an enrolment names a student or section that does not exist'
      using errcode = 'foreign_key_violation';
  end if;

  perform 1 from added a
  join enrolment e on e.student_id = a.student_id and e.status = 'enrolled'
    and e.course_id = a.course_id and e.component_id <> a.component_id
  join component mine on mine.id = a.component_id
  join component other on other.id = e.component_id
  where mine.configuration <> other.configuration
    -- Few courses have alternatives; the others are not looked up.
    and a.course_id in (select c.course_id from component c where c.configuration > 1)
  limit 1;
  if found then
    raise exception 'a student would take two alternatives of one course' using errcode = 'check_violation';
  end if;

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

-- The other half of the foreign keys: what enrolments name is not taken from under them.
create function keep_what_enrolments_name() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'student' then
    perform 1 from enrolment where student_id = old.id limit 1;
  else
    perform 1 from enrolment where section_id = old.id limit 1;
  end if;
  if found then
    raise exception '% % has enrolments', tg_table_name, old.id using errcode = 'foreign_key_violation';
  end if;
  return old;
end $$;

create trigger student_kept before delete on student for each row execute function keep_what_enrolments_name();
create trigger section_kept before delete on section for each row execute function keep_what_enrolments_name();

create function carry_section_to_enrolments() returns trigger language plpgsql as $$
begin
  update enrolment set component_id = new.component_id, course_id = new.course_id, term_id = new.term_id
  where section_id = new.id;
  return null;
end $$;

create trigger section_moves_enrolments after update of component_id, course_id, term_id on section
for each row when ((old.component_id, old.course_id, old.term_id) is distinct from (new.component_id, new.course_id, new.term_id))
execute function carry_section_to_enrolments();

