-- The named hook for Citus: a deployment that shards by organisation distributes the tables here, before any foreign key exists.
-- On one machine nothing is to be done, and the hook only says so.
select 1;
