-- An administrator looked into somebody's private drive, with a reason and for some hours. Rows are only ever ended.
create table drive_opening (
    id            uuid        not null primary key,
    space_id      uuid        not null references space,
    person_id     uuid        not null,
    opened_by     uuid        not null,
    reason_sealed bytea       not null
        constraint drive_opening_reason_length check (octet_length(reason_sealed) <= 8192),
    grant_id      uuid        not null,
    opened_at     timestamptz not null,
    expires_at    timestamptz not null,
    ended_at      timestamptz,
    ended_by      uuid,
    constraint drive_opening_hours check (expires_at <= opened_at + interval '8 hours' and expires_at > opened_at)
);

comment on table drive_opening is 'module: spaces; floor: tenant; personal: yes; history: no';

create index drive_opening_by_person on drive_opening (person_id, opened_at desc);

revoke delete, truncate on drive_opening from ${role};
