create table journal_entry (
    id             uuid        not null primary key,
    position       bigint      unique,
    at             timestamptz not null,
    user_id        uuid,
    session_id     uuid,
    token_id       uuid,
    verb           text        not null
        constraint journal_entry_verb_length check (length(verb) between 1 and 64),
    object_kind    text        not null
        constraint journal_entry_object_kind_length check (length(object_kind) between 1 and 32),
    object_id      uuid,
    outcome        text        not null
        constraint journal_entry_outcome check (outcome in ('allowed', 'denied', 'failed')),
    reason         text
        constraint journal_entry_reason_length check (length(reason) between 1 and 64),
    details_sealed bytea
        constraint journal_entry_details_length check (octet_length(details_sealed) <= 65536)
);

comment on table journal_entry is 'module: journal; floor: tenant; personal: yes; history: no';
comment on column journal_entry.position is 'place in the tenant''s tree, given by the sequencer; null = still to be placed';

create index journal_entry_waiting on journal_entry (id) where position is null;
create index journal_entry_by_user on journal_entry (user_id, at desc, id desc);
create index journal_entry_by_object on journal_entry (object_id, at desc, id desc);
create index journal_entry_by_time on journal_entry (at desc, id desc);

revoke update, delete, truncate on journal_entry from ${role};
