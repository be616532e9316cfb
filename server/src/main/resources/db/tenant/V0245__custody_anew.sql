alter table key_rotation drop constraint key_rotation_level;
alter table key_rotation
    add constraint key_rotation_level check (level in ('network', 'contents', 'people', 'anew')),
    add column at_column integer not null default 0,
    add column at_block  bigint  not null default 0;
comment on column key_rotation.at_column is 'sealing values anew: how many columns are done';
comment on column key_rotation.at_block is 'and up to which block of the next one''s table';
