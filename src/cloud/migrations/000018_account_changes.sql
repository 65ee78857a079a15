-- What a server remembers of an account is given up when it changes: a session ends, it is bound to a student or no
-- longer, or what the student is told by is changed. Whoever remembers asks every quarter of a second what has changed
-- since. A row's transaction says since when: one that is under way now may show its rows later than others that began
-- after it, so they are asked for again until it has ended.

create table account_change (
  xid xid8 not null default pg_current_xact_id(),
  account_id integer not null,
  at timestamptz not null default clock_timestamp()
);
create index account_change_xid on account_change (xid);
create index account_change_at on account_change (at);

create function note_account_changes(account_ids integer[]) returns void language sql as $$
  insert into account_change (account_id) select distinct unnest(account_ids) where cardinality(account_ids) > 0;
  -- Nobody remembers anything for a day. What somebody else is taking away is left to them.
  delete from account_change where ctid in (
    select ctid from account_change where at < now() - interval '1 day' limit 1000 for update skip locked);
$$;

create function note_ended_sessions() returns trigger language plpgsql as $$
begin
  if exists (select from gone) then
    perform note_account_changes(array(select account_id from gone));
  end if;
  return null;
end $$;
create trigger session_changes_account after delete on session
  referencing old table as gone for each statement execute function note_ended_sessions();

create function note_changed_bindings() returns trigger language plpgsql as $$
begin
  perform note_account_changes(array(select account_id from changed where relation = 'self'));
  return null;
end $$;
create trigger new_binding_changes_account after insert on binding
  referencing new table as changed for each statement execute function note_changed_bindings();
create trigger binding_changes_account after update on binding
  referencing new table as changed for each statement execute function note_changed_bindings();
create trigger ended_binding_changes_account after delete on binding
  referencing old table as changed for each statement execute function note_changed_bindings();

create function note_changed_students() returns trigger language plpgsql as $$
begin
  perform note_account_changes(array(
    select b.account_id from after a join before o on o.id = a.id
    join binding b on b.student_id = a.id and b.relation = 'self' and b.status <> 'ended'
    where (a.number, a.name, a.name_en, a.cohort, a.standing, a.department_id)
      is distinct from (o.number, o.name, o.name_en, o.cohort, o.standing, o.department_id)));
  return null;
end $$;
create trigger student_changes_account after update on student
  referencing old table as before new table as after for each statement execute function note_changed_students();

create function note_changed_departments() returns trigger language plpgsql as $$
begin
  perform note_account_changes(array(
    select b.account_id from after a join before o on o.id = a.id
    join student s on s.department_id = a.id
    join binding b on b.student_id = s.id and b.relation = 'self' and b.status <> 'ended'
    where (a.code, a.name, a.name_en) is distinct from (o.code, o.name, o.name_en)));
  return null;
end $$;
create trigger department_changes_account after update on department
  referencing old table as before new table as after for each statement execute function note_changed_departments();
