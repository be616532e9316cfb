create table snip (
    id                uuid        not null primary key,
    document_id       uuid        not null references document on delete cascade,
    version_number    integer     not null,
    access_class      bigint      not null,
    author_id         uuid        not null,
    start_offset      integer     not null,
    end_offset        integer     not null,
    page_number       integer
        constraint snip_page_number check (page_number >= 1),
    quote_sealed      bytea       not null
        constraint snip_quote_length check (octet_length(quote_sealed) <= 65536),
    insight_sealed    bytea
        constraint snip_insight_length check (octet_length(insight_sealed) <= 65536),
    note_sealed       bytea
        constraint snip_note_length check (octet_length(note_sealed) <= 65536),
    state             text        not null
        constraint snip_state check (state in ('exact', 'moved', 'altered', 'lost')),
    state_version     integer     not null,
    state_start       integer,
    state_end         integer,
    in_trash          boolean     not null default false,
    created_at        timestamptz not null,
    changed_at        timestamptz not null,
    constraint snip_offsets check (0 <= start_offset and start_offset < end_offset)
);

comment on table snip is 'module: snips; floor: tenant; personal: yes; history: yes';
comment on column snip.quote_sealed is 'quote with its surroundings, place on the page and the hash of the version, as JSON';
comment on column snip.state is 'how the passage stands in version state_version; the snip itself stays bound to version_number';

create index snip_by_document on snip (document_id, start_offset, id);
create index snip_by_time on snip (created_at desc, id desc);
create index snip_by_author on snip (author_id, created_at desc);

create table snip_tag (
    snip_id    uuid    not null references snip on delete cascade,
    ordinal    integer not null,
    tag_sealed bytea   not null
        constraint snip_tag_length check (octet_length(tag_sealed) <= 1024),
    tag_mac    bytea   not null,
    primary key (snip_id, ordinal)
);

comment on table snip_tag is 'module: snips; floor: tenant; personal: no; history: yes';

create index snip_tag_by_mac on snip_tag (tag_mac, snip_id);

select keep_history('snip');
select keep_history('snip_tag');
