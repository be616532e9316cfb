create table upload (
    id               uuid        not null primary key,
    user_id          uuid        not null,
    space_id         uuid        not null references space on delete cascade,
    folder_id        uuid        references folder on delete cascade,
    document_id      uuid        references document on delete cascade,
    file_name_sealed bytea       not null,
    path_sealed      bytea       not null,
    promised_sealed  bytea,
    conflict         text        not null
        constraint upload_conflict check (conflict in ('keep-both', 'new-version')),
    length_bytes     bigint
        constraint upload_length check (length_bytes between 0 and 104857600),
    staged_id        uuid        not null,
    state            text        not null
        constraint upload_state check (state in ('open', 'finished', 'expired')),
    result_document  uuid,
    result_version   integer,
    added_at         timestamptz not null,
    expires_at       timestamptz not null,
    finished_at      timestamptz
);

comment on table upload is 'module: documents; floor: tenant; personal: yes; history: no';
comment on column upload.state is 'open: bytes are coming; finished: the document is there';
comment on column upload.promised_sealed is 'SHA-256 the client announced for the whole content';

create index upload_by_user on upload (user_id, added_at desc);
create index upload_by_end on upload (expires_at);

create table undo_step (
    id         uuid        not null primary key,
    user_id    uuid        not null,
    act        text        not null
        constraint undo_step_act check (act in ('move', 'rename', 'trash')),
    items_sealed bytea     not null,
    item_count integer     not null,
    expires_at timestamptz not null
);

comment on table undo_step is 'module: documents; floor: tenant; personal: yes; history: no';

create index undo_step_by_end on undo_step (expires_at);
