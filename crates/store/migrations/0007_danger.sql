-- Whether somebody is known to be in danger, so that a list says so first. Null in a row that was written before this column was: such rows
-- are made again from the journal when Waypost starts.

alter table case_list add column danger $int;

create index case_in_danger on case_list (org_id, opened_at, id) where danger = 1;
create index case_to_relist on case_list (org_id, id) where danger is null;
