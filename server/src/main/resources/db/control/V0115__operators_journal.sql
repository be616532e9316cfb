-- What those who run the installation did: each entry holds the hash of the one before. Nothing is ever changed.
create table installation_entry (
    number         bigint      not null primary key,
    id             uuid        not null unique,
    at             timestamptz not null,
    operator_id    uuid,
    network_id     uuid,
    verb           text        not null
                   constraint installation_entry_verb_length check (length(verb) between 1 and 64),
    object_kind    text        not null
                   constraint installation_entry_kind_length check (length(object_kind) between 1 and 32),
    object_id      uuid,
    outcome        text        not null
                   constraint installation_entry_outcome check (outcome in ('allowed', 'denied', 'failed')),
    details_sealed bytea       not null
                   constraint installation_entry_details_length check (octet_length(details_sealed) <= 65536),
    entry_hash     bytea       not null
                   constraint installation_entry_hash_length check (octet_length(entry_hash) = 32),
    entry_mac      bytea       not null
                   constraint installation_entry_mac_length check (octet_length(entry_mac) = 16)
);
create index installation_entry_by_network on installation_entry (network_id, number desc);
create index installation_entry_by_verb on installation_entry (verb, at);
revoke update, delete, truncate on installation_entry from ${user};
comment on table installation_entry is 'module: operators; floor: control; personal: yes; history: no';

-- Entries that still have to be told to the network they are about; gone once they stand in its journal.
create table operator_notice (
    entry_number bigint not null primary key references installation_entry (number),
    network_id   uuid   not null
);
comment on table operator_notice is 'module: operators; floor: control; personal: no; history: no';

-- What one operator wants done and another has to agree to; carried out by the program, not by either of them.
create table operator_order (
    id             uuid        not null primary key,
    kind           text        not null
                   constraint operator_order_kind check (kind in ('suspend', 'resume', 'support', 'takedown', 'lift', 'change')),
    network_id     uuid        not null references tenant (id),
    object_id      uuid,
    body_sealed    bytea       not null
                   constraint operator_order_body_length check (octet_length(body_sealed) <= 65536),
    proposed_by    uuid        not null references operator_account (id),
    proposed_at    timestamptz not null,
    confirmed_by   uuid        references operator_account (id)
                   constraint operator_order_four_eyes check (confirmed_by <> proposed_by),
    confirmed_at   timestamptz,
    consent_id     uuid,
    declined_at    timestamptz,
    carried_out_at timestamptz,
    try_count      integer     not null default 0,
    constraint operator_order_agreed check (carried_out_at is null or confirmed_by is not null or consent_id is not null)
);
create index operator_order_due on operator_order (proposed_at) where carried_out_at is null and declined_at is null;
create index operator_order_by_network on operator_order (network_id, proposed_at desc);
comment on table operator_order is 'module: operators; floor: control; personal: yes; history: no';
comment on column operator_order.consent_id is 'the consent of the network that stands in for the second operator; a change asked for by the network';

create table network_suspension (
    network_id uuid        not null primary key references tenant (id),
    order_id   uuid        not null references operator_order (id),
    since      timestamptz not null
);
comment on table network_suspension is 'module: operators; floor: control; personal: no; history: no';
