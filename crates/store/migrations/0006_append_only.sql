-- The journal can only grow. SQLite holds this by triggers; PostgreSQL by privileges, since triggers are refused on distributed tables.
-- A superuser stands above privileges: Waypost is to connect as an ordinary role, and `waypost verify` finds what was changed all the same.
-- [sqlite]
create trigger event_is_not_changed before update on event
begin
    select raise(abort, 'the journal can only grow');
end;

create trigger event_is_not_removed before delete on event
begin
    select raise(abort, 'the journal can only grow');
end;
-- [end]
-- [postgres]
revoke update, delete, truncate on event from public, current_user;
-- [end]
