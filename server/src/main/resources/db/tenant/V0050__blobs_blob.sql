create table blob (
    id          uuid        not null constraint blob_pk primary key,
    key_number  integer     not null constraint blob_key_fk references data_key (number),
    wrapped_key bytea       not null constraint blob_wrapped_length check (octet_length(wrapped_key) = 60),
    size_bytes  bigint      not null constraint blob_size check (size_bytes >= 0),
    stored_at   timestamptz not null,
    removed_at  timestamptz,
    scrubbed_at timestamptz
);

create index blob_removed on blob (removed_at) where removed_at is not null;
create index blob_scrubbed on blob (scrubbed_at nulls first, id);

comment on table blob is 'module: blobs; floor: tenant; personal: no; history: no';
comment on column blob.wrapped_key is 'the key of the blob, sealed under the data key: nonce, ciphertext, tag';
comment on column blob.removed_at is 'nothing refers to it since; the file goes when no kept past can need it any more';
