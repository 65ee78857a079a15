-- A plan is always answered, course by course; one of which nothing was granted is thinned as a refusal is, or
-- somebody who hands in a plan a thousand times a day would fill the disk with those.
create function changed_nothing(reply json) returns boolean language sql immutable as $$
  select not (reply ->> 'ok')::boolean or (json_typeof(reply #> '{value,items}') = 'array'
    and not reply::jsonb @? '$.value.items[*] ? (@.refusals.size() == 0)')
$$;

drop trigger enrolment_request_thins_only on enrolment_request;
create trigger enrolment_request_thins_only before delete on enrolment_request
for each row when (not changed_nothing(old.reply) or old.decided_at > now() - interval '1 day')
execute function refuse_rewriting_history();

drop index enrolment_request_refused;
create index enrolment_request_refused on enrolment_request (student_id, decided_at) where changed_nothing(reply);
