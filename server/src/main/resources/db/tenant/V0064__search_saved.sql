create table saved_search (
    id             uuid        not null primary key,
    user_id        uuid        not null references user_account on delete cascade,
    address_sealed bytea       not null
        constraint saved_search_address_length check (octet_length(address_sealed) <= 8192),
    address_mac    bytea       not null
        constraint saved_search_address_mac_length check (octet_length(address_mac) = 16),
    saved_at       timestamptz not null,
    constraint saved_search_once unique (user_id, address_mac)
);

comment on table saved_search is 'module: search; floor: tenant; personal: yes; history: no';
