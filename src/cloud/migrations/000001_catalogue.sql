-- What is taught, where, when and by whom. A course belongs to one term: next term's title or
-- credits never change what a past term says.

create table institution (
  id smallint primary key default 1 check (id = 1),
  name text not null,
  name_en text,
  brand_colour text not null default '#2757c9' check (brand_colour ~ '^#[0-9a-f]{6}$'),
  logo_url text,
  time_zone text not null default 'Asia/Shanghai',
  -- [[startMinute, endMinute], …], the teaching periods of a day in order.
  periods jsonb not null default '[]'
);

create table term (
  id text primary key,
  name text not null,
  name_en text,
  starts_on date not null check (extract(isodow from starts_on) = 1),
  week_count smallint not null check (week_count between 1 and 53)
);

create table department (
  id integer generated always as identity primary key,
  code text not null unique,
  name text not null,
  name_en text
);

create table course (
  id integer generated always as identity primary key,
  term_id text not null references term (id),
  department_id integer references department (id),
  code text not null,
  title text not null,
  title_en text,
  description text,
  description_en text,
  credits numeric(5, 2) not null check (credits >= 0),
  unique (term_id, code)
);
create index course_department on course (department_id);

-- Components of one configuration are chosen together; configurations are alternatives.
create table component (
  id integer generated always as identity primary key,
  course_id integer not null references course (id),
  configuration smallint not null default 1 check (configuration >= 1),
  kind text not null check (kind in ('lecture', 'lab', 'tutorial', 'other')),
  unique (course_id, configuration, kind)
);

create table section (
  id integer generated always as identity primary key,
  term_id text not null references term (id),
  course_id integer not null references course (id),
  component_id integer not null references component (id),
  -- The registrar's own key for the section within the term (a CRN, a 课程号-序号).
  external_id text not null,
  code text not null,
  parent_id integer references section (id),
  -- Null: the institution sets no limit.
  capacity integer check (capacity >= 0),
  -- A section that left the catalogue keeps its row, for the students who were in it.
  withdrawn_at timestamptz,
  -- Lower-case code, titles and teachers with their pinyin initials, one a line; see rules/search-text.ts.
  search_text text not null default '',
  unique (term_id, external_id),
  -- What an enrolment repeats of its section is held to the section's own values by this key.
  unique (id, component_id, course_id, term_id)
);
create index section_course on section (course_id);
create index section_component on section (component_id);
create index section_parent on section (parent_id) where parent_id is not null;

create table teacher (
  id integer generated always as identity primary key,
  name text not null,
  name_en text,
  unique nulls not distinct (name, name_en)
);

create table section_teacher (
  section_id integer not null references section (id) on delete cascade,
  teacher_id integer not null references teacher (id),
  position smallint not null,
  primary key (section_id, position)
);
create index section_teacher_teacher on section_teacher (teacher_id);

create table room (
  id integer generated always as identity primary key,
  name text not null,
  name_en text,
  unique nulls not distinct (name, name_en)
);

create table meeting (
  id integer generated always as identity primary key,
  section_id integer not null references section (id) on delete cascade,
  weekday smallint not null check (weekday between 1 and 7),
  start_minute smallint not null check (start_minute >= 0),
  end_minute smallint not null check (end_minute <= 1440),
  -- Bit w - 1 is teaching week w.
  weeks bigint not null check (weeks > 0 and weeks < 9007199254740992),
  room_id integer references room (id),
  check (start_minute < end_minute)
);
create index meeting_section on meeting (section_id);

-- Counts up whenever courses, components, sections or meetings change, so that a process may keep
-- the catalogue in memory and know in one number whether its copy still holds. Seats are not part
-- of it: they are always counted from the enrolments.
create table catalogue_version (
  id smallint primary key default 1 check (id = 1),
  version bigint not null
);
insert into catalogue_version (version) values (1);

create function raise_catalogue_version() returns trigger language plpgsql as $$
begin
  update catalogue_version set version = version + 1;
  return null;
end $$;

create trigger course_raises_version after insert or update or delete on course
for each statement execute function raise_catalogue_version();
create trigger component_raises_version after insert or update or delete on component
for each statement execute function raise_catalogue_version();
create trigger section_raises_version
after insert or delete or update of code, course_id, component_id, parent_id, withdrawn_at, search_text on section
for each statement execute function raise_catalogue_version();
create trigger meeting_raises_version after insert or update or delete on meeting
for each statement execute function raise_catalogue_version();
