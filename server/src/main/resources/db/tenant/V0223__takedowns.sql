-- Objects that operators keep from everyone for a reason of law. The object itself is not changed.
create table takedown (
    id            uuid        not null primary key,
    document_id   uuid        not null,
    category      text        not null
                  constraint takedown_category check (category in
                      ('illegal', 'harmful', 'personal-data', 'copyright', 'spam', 'other')),
    reason_sealed bytea       not null
                  constraint takedown_reason_length check (octet_length(reason_sealed) <= 16384),
    at            timestamptz not null,
    appealed_at   timestamptz,
    lifted_at     timestamptz
);
create index takedown_by_document on takedown (document_id) where lifted_at is null;
comment on table takedown is 'module: takedowns; floor: tenant; personal: yes; history: no';

-- What people here, or holders of a link, say about an object.
create table content_report (
    id          uuid        not null primary key,
    document_id uuid        not null,
    category    text        not null
                constraint content_report_category check (category in
                    ('illegal', 'harmful', 'personal-data', 'copyright', 'spam', 'other')),
    text_sealed bytea       not null
                constraint content_report_text_length check (octet_length(text_sealed) <= 16384),
    reporter_id uuid        references user_account (id),
    at          timestamptz not null,
    closed_at   timestamptz,
    closed_by   uuid        references user_account (id)
);
create index content_report_open on content_report (at) where closed_at is null;
create index content_report_by_document on content_report (document_id);
comment on table content_report is 'module: takedowns; floor: tenant; personal: yes; history: no';
