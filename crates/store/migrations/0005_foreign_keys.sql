-- Foreign keys, by their own statements and after the hook. SQLite cannot add them later and has them in its tables already.
-- [postgres]
alter table chain_head add foreign key (org_id) references organisation (org_id);
alter table stream_head add foreign key (org_id) references organisation (org_id);
alter table event add foreign key (org_id, stream) references stream_head (org_id, stream);
alter table job add foreign key (org_id) references organisation (org_id);
alter table case_list add foreign key (org_id, id) references stream_head (org_id, stream);
alter table case_exclusion add foreign key (org_id, case_id) references case_list (org_id, id);
alter table case_word add foreign key (org_id, case_id) references case_list (org_id, id);
alter table account add foreign key (org_id) references organisation (org_id);
alter table session add foreign key (org_id, account) references account (org_id, id);
alter table draft add foreign key (org_id, account) references account (org_id, id);
alter table setting add foreign key (org_id) references organisation (org_id);
alter table first_administrator add foreign key (org_id) references organisation (org_id);
-- [end]
