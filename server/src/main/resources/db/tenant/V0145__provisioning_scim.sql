-- Secrets of systems that keep people and groups through SCIM. They stand on the administrator who made them.
create table provisioning_token (
    id            uuid        not null primary key,
    name_sealed   bytea       not null
        constraint provisioning_token_name_length check (octet_length(name_sealed) <= 2048),
    token_hash    bytea       not null
        constraint provisioning_token_hash_length check (octet_length(token_hash) = 32),
    made_by       uuid        not null,
    heir_id       uuid        not null,
    created_at    timestamptz not null,
    expires_at    timestamptz not null,
    last_used_at  timestamptz,
    revoked_at    timestamptz,
    constraint provisioning_token_once unique (token_hash)
);

comment on table provisioning_token is 'module: provisioning; floor: tenant; personal: yes; history: no';
comment on column provisioning_token.heir_id is 'who gets what people leave behind whom the system removes';

-- What a client said of a person or group beyond what the account itself keeps.
create table provisioned (
    object_id      uuid        not null primary key,
    kind           text        not null
        constraint provisioned_kind check (kind in ('user', 'group')),
    kept_sealed    bytea       not null
        constraint provisioned_kept_length check (octet_length(kept_sealed) <= 65536),
    external_mac   bytea
        constraint provisioned_external_mac_length check (octet_length(external_mac) = 16),
    user_name_mac  bytea
        constraint provisioned_user_name_mac_length check (octet_length(user_name_mac) = 16),
    forgotten      boolean     not null default false,
    token_id       uuid,
    changed_at     timestamptz not null,
    constraint provisioned_user_name_once unique (user_name_mac)
);

comment on table provisioned is 'module: provisioning; floor: tenant; personal: yes; history: yes';
comment on column provisioned.forgotten is 'the client removed it: it knows of it no more, the account stays deactivated';

create index provisioned_by_external on provisioned (external_mac) where external_mac is not null;

select keep_history('provisioned');
