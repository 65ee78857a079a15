-- Who signs in, and which student they are. An account is a WeChat identity; a binding links it
-- to a student.

create table student (
  id integer generated always as identity primary key,
  number text not null unique,
  name text not null,
  name_en text,
  cohort smallint not null,
  department_id integer references department (id)
);

create table account (
  id integer generated always as identity primary key,
  openid text not null unique,
  created_at timestamptz not null default now()
);

create table binding (
  account_id integer primary key references account (id),
  student_id integer not null unique references student (id),
  bound_at timestamptz not null default now()
);

-- Only the SHA-256 of a token is kept: who reads the table cannot sign in with it.
create table session (
  token_hash bytea primary key,
  account_id integer not null references account (id),
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index session_account on session (account_id);
