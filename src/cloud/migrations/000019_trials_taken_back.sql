-- From wiped_at on a trial is being taken back, and its times stay as they are: nobody lets it go on half empty. From
-- emptied_at on nobody is in it any more, and nobody looks again.
alter table selection_round add column emptied_at timestamptz;
update selection_round set emptied_at = wiped_at where wiped_at is not null;
