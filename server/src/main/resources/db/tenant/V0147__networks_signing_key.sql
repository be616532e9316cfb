create table network_signing_key (
    id           uuid        not null primary key,
    only_row     boolean     not null default true
        constraint network_signing_key_one_row check (only_row),
    seed_sealed  bytea       not null,
    public_key   bytea       not null
        constraint network_signing_key_length check (octet_length(public_key) = 32),
    created_at   timestamptz not null,
    constraint network_signing_key_once unique (only_row)
);

comment on table network_signing_key is 'module: networks; floor: tenant; personal: no; history: no';
