-- Documents nobody has a reason to open and keys nobody has a reason to use: whoever does gives themselves away.
create table honey (
    id           uuid        not null primary key,
    kind         text        not null constraint honey_kind check (kind in ('document', 'token')),
    object_id    uuid        not null constraint honey_once unique,
    name_sealed  bytea       not null constraint honey_name_length check (octet_length(name_sealed) <= 2048),
    marked_by    uuid        not null,
    marked_at    timestamptz not null
);
comment on table honey is 'module: policies; floor: tenant; personal: no; history: no';

-- What looked like abuse: one row for a rule, a person, a thing and a stretch of time.
create table finding (
    id               uuid        not null primary key,
    rule             text        not null constraint finding_rule check (rule in
                     ('mass-download', 'denial-burst', 'new-place', 'off-hours', 'honey-document', 'honey-token')),
    user_id          uuid,
    object_id        uuid,
    bucket_at        timestamptz not null,
    first_at         timestamptz not null,
    last_at          timestamptz not null,
    seen_count       bigint      not null,
    address_sealed   bytea       constraint finding_address_length check (octet_length(address_sealed) <= 512),
    found_at         timestamptz not null,
    acknowledged_by  uuid,
    acknowledged_at  timestamptz,
    constraint finding_once unique nulls not distinct (rule, user_id, object_id, bucket_at)
);
create index finding_open on finding (found_at desc, id desc) where acknowledged_at is null;
create index finding_by_time on finding (found_at desc, id desc);
comment on table finding is 'module: policies; floor: tenant; personal: yes; history: no';

create table detection_mark (
    one        boolean     not null primary key constraint detection_mark_one check (one),
    looked_at  timestamptz not null
);
comment on table detection_mark is 'module: policies; floor: tenant; personal: no; history: no';
