create table session (
    id              uuid        not null primary key,
    user_id         uuid        not null references user_account (id) on delete cascade,
    token_hash      bytea       not null constraint session_token_hash_length check (octet_length(token_hash) = 32),
    address_sealed  bytea       not null,
    client_sealed   bytea       not null,
    created_at      timestamptz not null,
    last_seen_at    timestamptz not null,
    ended_at        timestamptz,
    constraint session_token_once unique (token_hash)
);
create index session_by_user on session (user_id, id) where ended_at is null;
comment on table session is 'module: identity; floor: tenant; personal: yes; history: no';

create table access_token (
    id            uuid        not null primary key,
    user_id       uuid        not null references user_account (id) on delete cascade,
    name_sealed   bytea       not null,
    token_hash    bytea       not null constraint access_token_hash_length check (octet_length(token_hash) = 32),
    scopes        text[]      not null constraint access_token_scopes_known
                  check (scopes <@ array['read', 'write', 'admin'] and cardinality(scopes) > 0),
    created_at    timestamptz not null,
    expires_at    timestamptz not null,
    last_used_at  timestamptz,
    revoked_at    timestamptz,
    constraint access_token_once unique (token_hash)
);
create index access_token_by_user on access_token (user_id, id) where revoked_at is null;
comment on table access_token is 'module: identity; floor: tenant; personal: yes; history: no';

-- The person invited has an account row from the start (state 'invited'), so everything about them is sealed under
-- their own key before they ever come.
create table invitation (
    id          uuid        not null primary key,
    user_id     uuid        not null references user_account (id) on delete cascade,
    token_hash  bytea       not null constraint invitation_token_hash_length check (octet_length(token_hash) = 32),
    invited_by  uuid        not null,
    created_at  timestamptz not null,
    expires_at  timestamptz not null,
    used_at     timestamptz,
    revoked_at  timestamptz,
    constraint invitation_token_once unique (token_hash)
);
create index invitation_open on invitation (id) where used_at is null and revoked_at is null;
comment on table invitation is 'module: identity; floor: tenant; personal: yes; history: no';
