-- The key of a single file can be erased: then it opens never again, though its row stays.
alter table blob alter column wrapped_key drop not null;
alter table blob add column destroyed_at timestamptz;
alter table blob
    add constraint blob_destroyed check ((wrapped_key is null) = (destroyed_at is not null));

comment on column blob.destroyed_at is 'when the key of the blob was erased; nothing opens it any more';
create index blob_stored on blob (stored_at, id);
