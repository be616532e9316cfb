-- Browsers in which a person has signed in, by a keyed code of the number that the browser keeps.
create table device (
    id              uuid        not null primary key,
    user_id         uuid        not null references user_account (id) on delete cascade,
    device_mac      bytea       not null constraint device_mac_length check (octet_length(device_mac) = 16),
    client_sealed   bytea       not null,
    address_sealed  bytea       not null,
    factors         text[]      not null constraint device_factors_known
                    check (factors <@ array['password', 'passkey', 'totp', 'recovery-code', 'mail-link', 'federated']),
    first_seen_at   timestamptz not null,
    last_seen_at    timestamptz not null,
    constraint device_once unique (user_id, device_mac)
);
create index device_last_seen on device (last_seen_at);
comment on table device is 'module: identity; floor: tenant; personal: yes; history: no';

alter table session
    add column device_id uuid references device (id) on delete set null,
    add column network_mac bytea constraint session_network_mac_length check (octet_length(network_mac) = 16),
    add column new_device boolean not null default false,
    add column new_network boolean not null default false;
create index session_by_device on session (device_id) where ended_at is null;
