-- What comes in from files, and what staff decided that a file must not undo.

-- Words that stand in place of grades, as {"优秀": 95, "通过": "pass", "缓考": "none"}.
alter table institution add column grade_words jsonb not null default '{}';

-- Staff set the seats by hand: the next import keeps them.
alter table section add column is_capacity_by_hand boolean not null default false;

-- b2026001 and B2026001 are one person's number.
create index student_number_upper on student (upper(number));
