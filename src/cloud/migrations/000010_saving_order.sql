-- The order of savings. A network may hold a saving past the phone's patience and deliver it after a newer one: each
-- carries a number that its phone only ever raises, and an older one changes nothing.
create table plan_revision (
  student_id integer not null references student (id),
  term_id text not null references term (id) on delete cascade,
  revision bigint not null,
  primary key (student_id, term_id)
);

alter table lottery_entry add column revision bigint not null default 0;
