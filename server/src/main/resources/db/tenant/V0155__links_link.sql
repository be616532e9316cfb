-- A link that opens one document for whoever holds it. What it lets its holder do is a grant like any other; here stands
-- how the holder is recognised.
create table share_link (
    id                    uuid        not null primary key,
    token_hash            bytea       not null
        constraint share_link_token_hash_length check (octet_length(token_hash) = 32),
    document_id           uuid        not null,
    grant_id              uuid        not null,
    password_hash_sealed  bytea,
    may_download          boolean     not null,
    most_uses             integer
        constraint share_link_most_uses check (most_uses between 1 and 100000),
    use_count             integer     not null default 0
        constraint share_link_use_count check (use_count >= 0),
    expires_at            timestamptz not null,
    made_by               uuid        not null,
    made_at               timestamptz not null,
    revoked_by            uuid,
    revoked_at            timestamptz,
    constraint share_link_token_once unique (token_hash),
    constraint share_link_revoked check ((revoked_by is null) = (revoked_at is null)),
    constraint share_link_within_uses check (most_uses is null or use_count <= most_uses)
);
comment on table share_link is 'module: links; floor: tenant; personal: yes; history: yes';
create index share_link_by_document on share_link (document_id, made_at desc);
create index share_link_by_maker on share_link (made_by) where revoked_at is null;

-- One opening of a link: lasts an hour in one browser and counts once.
create table link_visit (
    id              uuid        not null primary key,
    link_id         uuid        not null references share_link (id) on delete cascade,
    visit_hash      bytea       not null
        constraint link_visit_hash_length check (octet_length(visit_hash) = 32),
    address_sealed  bytea       not null,
    client_sealed   bytea       not null,
    opened_at       timestamptz not null,
    ends_at         timestamptz not null,
    download_count  integer     not null default 0,
    constraint link_visit_once unique (visit_hash)
);
comment on table link_visit is 'module: links; floor: tenant; personal: yes; history: no';
create index link_visit_by_link on link_visit (link_id, opened_at desc);

select keep_history('share_link');
