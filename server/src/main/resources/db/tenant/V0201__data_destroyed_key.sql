alter table data_key alter column wrapped_key drop not null;
alter table data_key add column destroyed_at timestamptz;
alter table data_key
    add constraint data_key_destroyed check ((wrapped_key is null) = (destroyed_at is not null)),
    add constraint data_key_destroyed_opens_only check (destroyed_at is null or superseded_at is not null);

comment on column data_key.destroyed_at is 'when the key was erased; what it sealed can''t be opened any more';
