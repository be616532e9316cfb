-- The secret an authenticator app shares; the last step that was used, so no code counts twice.
create table totp_secret (
    user_id        uuid        not null primary key references user_account (id) on delete cascade,
    secret_sealed  bytea       not null,
    created_at     timestamptz not null,
    confirmed_at   timestamptz,
    last_step      bigint      not null constraint totp_secret_last_step_range check (last_step >= 0)
);
comment on table totp_secret is 'module: identity; floor: tenant; personal: yes; history: no';

-- Keyed codes only: with 80 unpredictable bits each, nothing slow is needed.
create table recovery_code (
    id          uuid        not null primary key,
    user_id     uuid        not null references user_account (id) on delete cascade,
    code_mac    bytea       not null constraint recovery_code_mac_length check (octet_length(code_mac) = 16),
    created_at  timestamptz not null,
    used_at     timestamptz,
    constraint recovery_code_once unique (user_id, code_mac)
);
comment on table recovery_code is 'module: identity; floor: tenant; personal: yes; history: no';

create table passkey (
    id                 uuid        not null primary key,
    user_id            uuid        not null references user_account (id) on delete cascade,
    credential_mac     bytea       not null constraint passkey_mac_length check (octet_length(credential_mac) = 16),
    credential_sealed  bytea       not null,
    name_sealed        bytea       not null,
    sign_count         bigint      not null constraint passkey_sign_count_range check (sign_count >= 0),
    backup_eligible    boolean     not null,
    backed_up          boolean     not null,
    created_at         timestamptz not null,
    last_used_at       timestamptz,
    constraint passkey_once unique (credential_mac)
);
create index passkey_by_user on passkey (user_id, id);
comment on table passkey is 'module: identity; floor: tenant; personal: yes; history: no';

-- Groups whose people must have a second factor, whatever the network asks of others.
create table factor_demand (
    group_id  uuid        not null primary key references user_group (id) on delete cascade,
    asked_by  uuid        not null,
    asked_at  timestamptz not null
);
comment on table factor_demand is 'module: identity; floor: tenant; personal: no; history: yes';
select keep_history('factor_demand');

-- Since when a person is asked for a second factor and has none: the grace is counted from there.
create table factor_owed (
    user_id  uuid        not null primary key references user_account (id) on delete cascade,
    since    timestamptz not null
);
comment on table factor_owed is 'module: identity; floor: tenant; personal: yes; history: no';
