-- A member of staff who teaches sees their own sections. The catalogue knows teachers by name only, and two people may
-- have one name: whom a name means is said by the school, and by nobody else.

alter table staff_role
  drop constraint staff_role_role_check,
  add check (role in ('registrar', 'cashier', 'adviser', 'teacher', 'administrator'));

-- As the catalogue writes the name; nobody shares it.
alter table staff add column teaches_as text unique;
