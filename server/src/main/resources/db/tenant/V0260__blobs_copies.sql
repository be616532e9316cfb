alter table blob
    add column copy_count integer constraint blob_copy_count check (copy_count >= 0);

comment on column blob.copy_count is 'in how many places it lay when last counted or read; null = never counted';

create index blob_copies on blob (copy_count, id);

create table blob_scrub (
    begun_at      timestamptz not null constraint blob_scrub_pk primary key,
    ended_at      timestamptz,
    seen_count    bigint      not null,
    seen_bytes    bigint      not null,
    missing_count bigint      not null,
    damaged_count bigint      not null,
    mended_count  bigint      not null,
    lost_count    bigint      not null
);

comment on table blob_scrub is 'module: blobs; floor: tenant; personal: no; history: no';
comment on column blob_scrub.ended_at is 'null while the reading of all blobs is under way';
