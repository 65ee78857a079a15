-- Refusals are thinned by age (jobs/thin-requests.ts): somebody who tries a thousand times a day would fill the disk.
-- The history otherwise only grows: no row is changed, none that was granted or is younger than a day goes.
drop trigger enrolment_request_only_grows on enrolment_request;
create trigger enrolment_request_only_grows before update on enrolment_request
for each statement execute function refuse_rewriting_history();

-- Only a transaction that says that it thins may delete, so that nobody does by mistake.
create trigger enrolment_request_is_thinned before delete on enrolment_request
for each statement when (coalesce(current_setting('campus.is_thinning', true), '') <> 'on')
execute function refuse_rewriting_history();
create trigger enrolment_request_thins_only before delete on enrolment_request
for each row when ((old.reply ->> 'ok')::boolean or old.decided_at > now() - interval '1 day')
execute function refuse_rewriting_history();

create index enrolment_request_refused on enrolment_request (student_id, decided_at)
  where not (reply ->> 'ok')::boolean;
