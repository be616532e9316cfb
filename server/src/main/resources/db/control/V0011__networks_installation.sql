-- Secrets of the installation itself, each wrapped by the root key.
create table installation_secret (
    purpose     text        not null primary key
                constraint installation_secret_purpose_length check (length(purpose) between 1 and 64),
    wrapped     bytea       not null,
    created_at  timestamptz not null
);
comment on table installation_secret is 'module: networks; floor: control; personal: no; history: no';

-- Short names are taken once per installation; kept as keyed codes.
create table network_slug (
    slug_mac   bytea not null primary key constraint network_slug_mac_length check (octet_length(slug_mac) = 16),
    tenant_id  uuid  not null references tenant (id) on delete cascade,
    constraint network_slug_one_each unique (tenant_id)
);
comment on table network_slug is 'module: networks; floor: control; personal: no; history: no';
