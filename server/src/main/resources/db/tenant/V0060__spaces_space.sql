create table space (
    id             uuid        not null primary key,
    kind           text        not null
        constraint space_kind check (kind in ('space', 'private_drive', 'public_drive')),
    join_mode      text        not null
        constraint space_join_mode check (join_mode in ('open', 'request', 'invitation')),
    listed         boolean     not null,
    owner_id       uuid,
    name_sealed    bytea
        constraint space_name_length check (octet_length(name_sealed) <= 2048),
    purpose_sealed bytea
        constraint space_purpose_length check (octet_length(purpose_sealed) <= 8192),
    access_class   bigint      not null,
    members_group  uuid,
    admins_group   uuid,
    created_by     uuid        not null,
    created_at     timestamptz not null,
    constraint space_drive_has_owner check ((kind = 'space') = (owner_id is null)),
    constraint space_has_name check ((kind = 'space') = (name_sealed is not null)),
    constraint space_has_groups check ((kind = 'space') = (members_group is not null and admins_group is not null)),
    constraint space_drive_once unique (owner_id, kind)
);

comment on table space is 'module: spaces; floor: tenant; personal: yes; history: yes';

create index space_by_class on space (access_class);
create unique index space_by_members on space (members_group);
create unique index space_by_admins on space (admins_group);

create table space_entry (
    id          uuid        not null primary key,
    space_id    uuid        not null references space on delete cascade,
    user_id     uuid        not null,
    kind        text        not null
        constraint space_entry_kind check (kind in ('request', 'invitation')),
    note_sealed bytea
        constraint space_entry_note_length check (octet_length(note_sealed) <= 8192),
    state       text        not null
        constraint space_entry_state check (state in ('open', 'accepted', 'refused', 'withdrawn', 'expired')),
    asked_by    uuid        not null,
    asked_at    timestamptz not null,
    expires_at  timestamptz not null,
    decided_by  uuid,
    decided_at  timestamptz,
    constraint space_entry_decided check ((state = 'open') = (decided_at is null))
);

comment on table space_entry is 'module: spaces; floor: tenant; personal: yes; history: no';
comment on column space_entry.kind is 'request: the person asks; invitation: an administrator of the space asks the person';

create unique index space_entry_once on space_entry (space_id, user_id) where state = 'open';
create index space_entry_by_user on space_entry (user_id, state);

select keep_history('space');
