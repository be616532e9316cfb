create table version_reading (
    document_id  uuid        not null references document on delete cascade,
    number       integer     not null,
    source_blob  uuid        not null,
    space_id     uuid        not null,
    extension    text        not null
        constraint version_reading_extension check (extension ~ '^[a-z0-9]{0,10}$'),
    state        text        not null
        constraint version_reading_state check (state in ('queued', 'reading', 'ready', 'password-protected', 'damaged',
                                                          'too-large', 'unsupported', 'timed-out')),
    media_kind   text        not null default 'other'
        constraint version_reading_media_kind_length check (length(media_kind) between 1 and 16),
    placed       boolean     not null default false,
    page_count   integer     not null default 0,
    char_count   integer     not null default 0,
    language     text        not null default ''
        constraint version_reading_language_length check (length(language) <= 3),
    cut          boolean     not null default false,
    text_blob    uuid,
    layout_blob  uuid,
    pdf_blob     uuid,
    attempt      integer     not null default 0,
    queued_at    timestamptz not null,
    lease_until  timestamptz,
    finished_at  timestamptz,
    primary key (document_id, number)
);

comment on table version_reading is 'module: reading; floor: tenant; personal: no; history: no';
comment on column version_reading.extension is 'of the file name, to tell kinds of plain text apart';
comment on column version_reading.placed is 'words have places on pages; otherwise the text flows in blocks';
comment on column version_reading.cut is 'the file holds more than was read';
comment on column version_reading.pdf_blob is 'a PDF made from an office file; null when the file itself is drawn';
comment on column version_reading.attempt is 'counts readings; only the reader of the last attempt may write its result';

create index version_reading_waiting on version_reading (queued_at) where state in ('queued', 'reading');

create table version_picture (
    document_id  uuid        not null,
    number       integer     not null,
    role         text        not null
        constraint version_picture_role check (role in ('page', 'rail', 'cover')),
    ordinal      integer     not null,
    blob_id      uuid        not null,
    from_bytes   bigint      not null,
    size_bytes   integer     not null,
    width        integer     not null,
    height       integer     not null,
    primary key (document_id, number, role, ordinal),
    foreign key (document_id, number) references version_reading on delete cascade
);

comment on table version_picture is 'module: reading; floor: tenant; personal: no; history: no';
comment on column version_picture.ordinal is 'the page, or the longest edge of a cover in pixels';
comment on column version_picture.from_bytes is 'where the picture begins in its blob, which holds several';
