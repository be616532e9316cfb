create table folder (
    id           uuid        not null primary key,
    space_id     uuid        not null references space,
    parent_id    uuid        references folder,
    depth        smallint    not null
        constraint folder_depth check (depth between 1 and 32),
    name_sealed  bytea       not null
        constraint folder_name_length check (octet_length(name_sealed) <= 2048),
    name_mac     bytea       not null,
    access_class bigint      not null,
    own_class    boolean     not null default false,
    added_by     uuid        not null,
    added_at     timestamptz not null,
    changed_by   uuid        not null,
    changed_at   timestamptz not null,
    trashed_at   timestamptz,
    trashed_by   uuid,
    trash_root   uuid,
    constraint folder_trashed check (num_nulls(trashed_at, trashed_by, trash_root) in (0, 3))
);

comment on table folder is 'module: documents; floor: tenant; personal: yes; history: yes';
comment on column folder.name_mac is 'place and folded name; no two living things of one place share it';
comment on column folder.own_class is 'the class belongs to this very folder, not to what is around it';
comment on column folder.trash_root is 'the thing that was put into the trash, this one or one around it';

create unique index folder_name_once on folder (name_mac) where trashed_at is null;
create index folder_by_place on folder (space_id, parent_id);
create index folder_by_parent on folder (parent_id);
create index folder_by_class on folder (access_class);
create index folder_in_trash on folder (trash_root) where trashed_at is not null;

create table document (
    id              uuid        not null primary key,
    space_id        uuid        not null references space,
    folder_id       uuid        references folder,
    title_sealed    bytea       not null
        constraint document_title_length check (octet_length(title_sealed) <= 2048),
    name_mac        bytea       not null,
    access_class    bigint      not null,
    own_class       boolean     not null default false,
    current_version integer     not null
        constraint document_current_version check (current_version >= 1),
    added_by        uuid        not null,
    added_at        timestamptz not null,
    changed_by      uuid        not null,
    changed_at      timestamptz not null,
    trashed_at      timestamptz,
    trashed_by      uuid,
    trash_root      uuid,
    constraint document_trashed check (num_nulls(trashed_at, trashed_by, trash_root) in (0, 3))
);

comment on table document is 'module: documents; floor: tenant; personal: yes; history: yes';

create unique index document_name_once on document (name_mac) where trashed_at is null;
create index document_by_place on document (space_id, folder_id);
create index document_by_folder on document (folder_id);
create index document_by_class on document (access_class, changed_at desc) where trashed_at is null;
create index document_in_trash on document (trash_root) where trashed_at is not null;

create table version (
    document_id      uuid        not null references document on delete cascade,
    number           integer     not null
        constraint version_number check (number >= 1),
    blob_id          uuid        not null,
    size_bytes       bigint      not null
        constraint version_size check (size_bytes between 0 and 104857600),
    sha256_sealed    bytea       not null,
    media_type       text        not null
        constraint version_media_type_length check (length(media_type) between 3 and 127),
    file_name_sealed bytea       not null
        constraint version_file_name_length check (octet_length(file_name_sealed) <= 2048),
    restored_from    integer,
    added_by         uuid        not null,
    added_at         timestamptz not null,
    primary key (document_id, number)
);

comment on table version is 'module: documents; floor: tenant; personal: yes; history: yes';

create index version_by_blob on version (blob_id);
create index version_by_time on version (added_at desc);

select keep_history('folder');
select keep_history('document');
select keep_history('version');

revoke update on version from "${role}";
