-- What tells one person something (消息). Written in the transaction of what it tells of; read by whom it is addressed to.
alter table notice rename to message;
alter table message rename column kind to code;
alter table message rename constraint notice_pkey to message_pkey;
alter index notice_account rename to message_account;
alter index notice_about_student rename to message_about_student;
alter index notice_about_account rename to message_about_account;

-- Either an account, whatever it is here, or a student: then whoever is bound to them reads it, and guardians as far as the
-- student lets them. So a student who binds later finds it, and no account need be looked at to tell them.
alter table message alter column account_id drop not null;
alter table message
  add column student_id integer references student (id),
  -- What the words need beside the name, by the code.
  add column facts jsonb not null default '{}',
  -- Names what happened; nobody is told of it twice.
  add column key text,
  add constraint message_has_one_addressee check (num_nonnulls(account_id, student_id) = 1);
create index message_student on message (student_id, id) where student_id is not null;
create unique index message_is_told_once on message (student_id, code, key) where key is not null;

-- Several people may read what was told to a student, each for themselves.
create table message_read (
  account_id integer not null references account (id),
  message_id integer not null references message (id) on delete cascade,
  read_at timestamptz not null,
  primary key (account_id, message_id)
);
create index message_read_message on message_read (message_id);
insert into message_read (account_id, message_id, read_at)
select account_id, id, read_at from message where read_at is not null;
drop index notice_unread;
alter table message drop column read_at;

-- The messages of a batch are written with it. A server of the version before names no messages, and writes none.
drop function write_batch(json, json, json, json, json, json, uuid[], json, timestamptz);
create function write_batch(
  requests json, dropped json, enrolled json, joined json, offered json, ended json, tried uuid[], cooling json,
  decided timestamptz, told json default '[]'
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

  if json_array_length(told) > 0 then
    insert into message (student_id, code, facts, key, made_by, at)
    select t.student_id, t.code, t.facts, t.key, t.made_by, decided
    from json_to_recordset(told)
      as t (student_id integer, code text, facts jsonb, key text, made_by text)
    on conflict do nothing;
  end if;
end $$;
