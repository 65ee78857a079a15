-- Ranked choices with points, and the draws that decide them. See docs/draw.md for how a draw is made.

-- A student's part in the lottery of a round. The code stands for the student in the published file.
create table lottery_entry (
  round_id integer not null references selection_round (id),
  student_id integer not null references student (id),
  -- 128 random bits, given when choices are first saved and never changed after.
  lottery_code text not null check (lottery_code ~ '^[0-9a-f]{32}$'),
  saved_at timestamptz not null,
  primary key (round_id, student_id),
  unique (round_id, lottery_code)
);

create table lottery_choice (
  round_id integer not null,
  student_id integer not null,
  -- From 1, the most wanted.
  rank smallint not null check (rank > 0),
  course_id integer not null references course (id),
  -- One of each component of the course.
  section_ids integer[] not null,
  points integer not null check (points >= 0),
  -- What the draw made of it: its best ticket, its turn (counted from 1 over all choices) and the refusals; an empty
  -- list is a win. Null until a draw is applied, and no student is shown them until it is published.
  ticket text,
  turn integer,
  outcome json,
  -- Why the award of a win was refused, because something changed after the draw was counted.
  award_refusals json,
  check ((turn is null) = (outcome is null)),
  primary key (round_id, student_id, rank),
  unique (round_id, student_id, course_id),
  foreign key (round_id, student_id) references lottery_entry (round_id, student_id)
);
create index lottery_choice_demand on lottery_choice (round_id, course_id);

create table draw (
  id uuid primary key default gen_random_uuid(),
  round_id integer not null references selection_round (id),
  -- The promise made before the round closes. The seed itself is kept by the registrar until publication.
  seed_sha256 text not null check (seed_sha256 ~ '^[0-9a-f]{64}$'),
  committed_at timestamptz not null,
  committed_by text not null,
  -- `applying` and `undoing` are left only by finishing what was begun: an interrupted one is run again.
  status text not null default 'committed'
    check (status in ('committed', 'applying', 'applied', 'undoing', 'undone', 'published', 'replaced')),
  -- How often it was applied; part of the ids of its awards.
  attempt integer not null default 0,
  -- The canonical text of all that the draw counts with, as of `drawn_at`; null while nothing is applied.
  input text,
  drawn_at timestamptz,
  applied_by text,
  seed text,
  input_sha256 text,
  published_at timestamptz,
  published_by text,
  check ((status = 'published') = (seed is not null)),
  check ((input is null) = (drawn_at is null)),
  check (input is not null or status not in ('applying', 'applied', 'undoing', 'published'))
);
create unique index draw_of_round on draw (round_id) where status <> 'replaced';

create function refuse_changing_published_draw() returns trigger language plpgsql as $$
begin
  raise exception 'a published draw is final' using errcode = 'restrict_violation';
end $$;

create trigger draw_published_is_final before update or delete on draw
for each row when (old.status = 'published') execute function refuse_changing_published_draw();
