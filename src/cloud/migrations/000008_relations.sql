-- Who stands in which relation to whom: guardians, staff and their roles; how an account is bound to them, what it has
-- agreed to and is told of; and who of the staff did what. Columns named …_sealed hold AES-256-GCM ciphertext, those
-- named …_index or …_mark a keyed hash: the keys are in the environment, never here (cloud/vault.ts).

alter table institution
  add column student_proof text not null default 'activation_code' check (student_proof in ('activation_code', 'identity')),
  add column privacy_version text not null default '1',
  add column help_contact text;

-- An account that has left keeps its row, as the party of what is kept, without the WeChat identity.
alter table account
  alter column openid drop not null,
  -- The person behind several applets and accounts of one school; not unique, since each of those has its openid.
  add column unionid text,
  add column left_at timestamptz,
  add check ((openid is null) = (left_at is not null));

alter table session
  add column id integer generated always as identity unique,
  add column device text,
  add column last_used_at timestamptz not null default now();

alter table student
  add column birth_date_sealed text,
  add column identity_number_sealed text,
  add column activation_code_sealed text,
  -- Columns that staff changed by hand; an import shows them and leaves them alone.
  add column hand_edited text[] not null default '{}',
  -- Set when the person has left: number and names are a pseudonym then, and this is how a roster that names the old
  -- number again is recognised.
  add column left_at timestamptz,
  add column number_mark text,
  add check ((left_at is null) = (number_mark is null));
create unique index student_number_mark on student (number_mark) where number_mark is not null;

-- A guardian as the school's roster names them.
create table guardian (
  id integer generated always as identity primary key,
  student_id integer not null references student (id),
  name text not null,
  kinship text not null check (kinship in ('father', 'mother', 'grandparent', 'other')),
  phone_sealed text,
  phone_index text,
  hand_edited text[] not null default '{}',
  removed_at timestamptz,
  check ((phone_sealed is null) = (phone_index is null))
);
create unique index guardian_once on guardian (student_id, name);
create index guardian_phone on guardian (phone_index) where removed_at is null;

create table guardian_invitation (
  -- The request that made it.
  id uuid primary key,
  token_hash bytea not null unique,
  student_id integer not null references student (id),
  kinship text not null check (kinship in ('father', 'mother', 'grandparent', 'other')),
  made_at timestamptz not null,
  expires_at timestamptz not null,
  status text not null default 'open' check (status in ('open', 'accepted', 'cancelled')),
  ended_at timestamptz,
  check ((status = 'open') = (ended_at is null))
);
create index guardian_invitation_open on guardian_invitation (student_id) where status = 'open';

-- The link of an account to a student: their own, or as a guardian. Ended ones stay as history.
alter table binding
  drop constraint binding_pkey,
  drop constraint binding_student_id_key,
  add column id integer generated always as identity primary key,
  add column relation text not null default 'self' check (relation in ('self', 'guardian')),
  add column status text not null default 'active' check (status in ('awaiting', 'active', 'ended')),
  add column ended_at timestamptz,
  -- Of guardians only: the name they gave or the roster gives, and what the student lets them see beyond bills and
  -- registration.
  add column name text,
  add column kinship text check (kinship in ('father', 'mother', 'grandparent', 'other')),
  add column source text check (source in ('invitation', 'roster')),
  add column guardian_id integer references guardian (id),
  add column invitation_id uuid references guardian_invitation (id),
  add column allows_timetable boolean not null default false,
  add column allows_results boolean not null default false,
  add check ((status = 'ended') = (ended_at is not null)),
  add check ((relation = 'guardian') = (kinship is not null and source is not null)),
  add check (relation = 'guardian' or status <> 'awaiting');
create unique index binding_self_of_account on binding (account_id) where relation = 'self' and status <> 'ended';
create unique index binding_self_of_student on binding (student_id) where relation = 'self' and status <> 'ended';
create unique index binding_guardian_once on binding (account_id, student_id) where relation = 'guardian' and status <> 'ended';
create index binding_guardians on binding (student_id) where relation = 'guardian' and status <> 'ended';

create table staff (
  id integer generated always as identity primary key,
  number text not null unique,
  name text not null,
  name_en text,
  department_id integer references department (id),
  phone_sealed text,
  phone_index text,
  -- The account of this person; null until they have come.
  account_id integer references account (id),
  hand_edited text[] not null default '{}',
  check ((phone_sealed is null) = (phone_index is null))
);
create unique index staff_account on staff (account_id) where account_id is not null;
create index staff_phone on staff (phone_index);

create table staff_role (
  staff_id integer not null references staff (id),
  role text not null check (role in ('registrar', 'cashier', 'adviser', 'administrator')),
  granted_at timestamptz not null default now(),
  primary key (staff_id, role)
);

create table staff_invitation (
  -- Of the code without blanks and dashes, keyed: whoever reads the table cannot use it.
  code_mark text primary key,
  staff_id integer not null references staff (id),
  made_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz
);
create index staff_invitation_staff on staff_invitation (staff_id) where ended_at is null;

-- Tries to prove to be somebody. The marks let tries be counted without keeping numbers that belong to nobody, or
-- addresses. The student is known only where the number is theirs. A try while the number is closed is turned away: it
-- counts for account and address only, so that nobody keeps a number closed by going on.
create table binding_attempt (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  account_id integer not null references account (id),
  number_mark text not null,
  address_mark text not null,
  student_id integer references student (id),
  outcome text not null check (outcome in ('wrong', 'turned_away', 'bound', 'forgiven'))
);
create index binding_attempt_account on binding_attempt (account_id, at) where outcome in ('wrong', 'turned_away');
create index binding_attempt_number on binding_attempt (number_mark, at) where outcome = 'wrong';
create index binding_attempt_address on binding_attempt (address_mark, at) where outcome in ('wrong', 'turned_away');
create index binding_attempt_student on binding_attempt (student_id, at) where outcome = 'wrong' and student_id is not null;

create table consent (
  account_id integer not null references account (id),
  version text not null,
  agreed_at timestamptz not null,
  primary key (account_id, version)
);

create table notice (
  id integer generated always as identity primary key,
  account_id integer not null references account (id),
  kind text not null,
  -- Whom it is about: a name, and whose name it is, so that it goes when they leave.
  name text,
  about_student_id integer references student (id),
  about_account_id integer references account (id),
  made_by text not null check (made_by in ('student', 'guardian', 'staff', 'system')),
  at timestamptz not null,
  read_at timestamptz
);
create index notice_account on notice (account_id, id);
create index notice_about_student on notice (about_student_id) where about_student_id is not null;
create index notice_about_account on notice (about_account_id) where about_account_id is not null;
create index notice_unread on notice (account_id) where read_at is null;

-- Every staff action, on the phone or the command line; only ever grows.
create table audit_entry (
  id integer generated always as identity primary key,
  at timestamptz not null,
  account_id integer references account (id),
  staff_id integer references staff (id),
  -- A name of staff as it was then, or who ran the command line.
  actor text not null,
  action text not null,
  student_id integer references student (id),
  facts jsonb not null default '{}',
  outcome text not null check (outcome in ('begun', 'done', 'refused', 'failed')),
  -- Of an entry that says how an action ended, the one that says that it began.
  begun_id integer unique references audit_entry (id)
);
create index audit_entry_student on audit_entry (student_id) where student_id is not null;

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% only grows: % is refused', tg_table_name, lower(tg_op);
end $$;
create trigger audit_entry_grows before update or delete or truncate on audit_entry
  for each statement execute function refuse_change();
