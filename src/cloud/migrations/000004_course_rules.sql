-- What a course asks of a student beyond its times and seats, and what the student brings.

-- Class standing: the year of study reached, 1 for a freshman. Null when the registrar gave none.
alter table student add column standing smallint check (standing between 1 and 12);

create table course_rule (
  course_id integer primary key references course (id) on delete cascade,
  -- The tree of contract/course-rules.ts; null when nothing must be passed first.
  prerequisite jsonb,
  -- Codes of courses passed before or taken in the same term.
  corequisites text[] not null default '{}',
  standing_min smallint check (standing_min between 1 and 12),
  -- Departments whose students may take it; empty means everybody.
  department_ids integer[] not null default '{}',
  repeat text not null default 'if_failed' check (repeat in ('never', 'if_failed', 'always'))
);

-- What came of a course a student took, by code: the catalogue of that term may be long gone.
create table course_result (
  student_id integer not null references student (id),
  course_code text not null,
  -- The registrar's word for the term, as in '2025-autumn'.
  taken_in text not null,
  -- On the institution's scale, higher is better; null for pass or fail only.
  grade numeric(6, 2),
  is_passed boolean not null,
  primary key (student_id, course_code, taken_in)
);

create table exam (
  section_id integer primary key references section (id) on delete cascade,
  day date not null,
  start_minute smallint not null check (start_minute >= 0),
  end_minute smallint not null check (end_minute <= 1440),
  room_id integer references room (id),
  check (start_minute < end_minute)
);

-- Seats of a section that only an audience may take, until they are released to everybody.
create table quota (
  id integer generated always as identity primary key,
  section_id integer not null references section (id) on delete cascade,
  seats integer not null check (seats > 0),
  cohorts smallint[] not null default '{}',
  department_ids integer[] not null default '{}',
  -- Null: kept for the audience to the end.
  releases_at timestamptz
);
create index quota_section on quota (section_id);

-- Two sections that staff let a student take although their times meet.
create table allowed_clash (
  section_id integer not null references section (id) on delete cascade,
  other_section_id integer not null references section (id) on delete cascade,
  primary key (section_id, other_section_id),
  check (section_id < other_section_id)
);

create trigger course_rule_raises_version after insert or update or delete on course_rule
for each statement execute function raise_catalogue_version();
create trigger exam_raises_version after insert or update or delete on exam
for each statement execute function raise_catalogue_version();
create trigger quota_raises_version after insert or update or delete on quota
for each statement execute function raise_catalogue_version();
create trigger allowed_clash_raises_version after insert or update or delete on allowed_clash
for each statement execute function raise_catalogue_version();
