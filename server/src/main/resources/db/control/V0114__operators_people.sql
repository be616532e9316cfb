-- Those who run the installation; they belong to none of its networks.
create table operator_account (
    id             uuid        not null primary key,
    email_mac      bytea       not null unique
                   constraint operator_account_email_length check (octet_length(email_mac) = 16),
    profile_sealed bytea       not null
                   constraint operator_account_profile_length check (octet_length(profile_sealed) <= 4096),
    added_at       timestamptz not null,
    added_by       uuid        references operator_account (id),
    last_used_at   timestamptz,
    closed_at      timestamptz
);
comment on table operator_account is 'module: operators; floor: control; personal: yes; history: no';

create table operator_passkey (
    id                uuid        not null primary key,
    operator_id       uuid        not null references operator_account (id),
    credential_mac    bytea       not null unique
                      constraint operator_passkey_mac_length check (octet_length(credential_mac) = 16),
    credential_sealed bytea       not null
                      constraint operator_passkey_credential_length check (octet_length(credential_sealed) <= 4096),
    sign_count        bigint      not null,
    backup_eligible   boolean     not null,
    backed_up         boolean     not null,
    created_at        timestamptz not null,
    last_used_at      timestamptz
);
create index operator_passkey_by_operator on operator_passkey (operator_id);
comment on table operator_passkey is 'module: operators; floor: control; personal: yes; history: no';

create table operator_session (
    id           uuid        not null primary key,
    operator_id  uuid        not null references operator_account (id),
    token_hash   bytea       not null unique
                 constraint operator_session_hash_length check (octet_length(token_hash) = 32),
    created_at   timestamptz not null,
    last_seen_at timestamptz not null,
    ended_at     timestamptz
);
create index operator_session_by_operator on operator_session (operator_id);
comment on table operator_session is 'module: operators; floor: control; personal: yes; history: no';

-- Shown once; lets its holder add the first passkey of the account, or one more.
create table operator_link (
    token_hash  bytea       not null primary key
                constraint operator_link_hash_length check (octet_length(token_hash) = 32),
    operator_id uuid        not null references operator_account (id),
    expires_at  timestamptz not null,
    used_at     timestamptz
);
comment on table operator_link is 'module: operators; floor: control; personal: yes; history: no';

create table operator_record (
    id          uuid        not null primary key,
    operator_id uuid        not null references operator_account (id),
    kind        text        not null
                constraint operator_record_kind check (kind in ('competence', 'background-check', 'acknowledgement')),
    note_sealed bytea       not null
                constraint operator_record_note_length check (octet_length(note_sealed) <= 4096),
    recorded_at timestamptz not null,
    recorded_by uuid        references operator_account (id),
    expires_at  timestamptz not null
);
create index operator_record_by_operator on operator_record (operator_id, kind, expires_at);
revoke update, delete, truncate on operator_record from ${user};
comment on table operator_record is 'module: operators; floor: control; personal: yes; history: no';
