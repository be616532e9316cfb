-- How each node of the installation stands in its network: one row whenever that changed. Nothing is ever changed.
create table network_configuration (
    id          uuid        not null primary key,
    node_id     uuid        not null,
    seen_at     timestamptz not null,
    text_sealed bytea       not null
                constraint network_configuration_text_length check (octet_length(text_sealed) <= 262144)
);
create index network_configuration_by_node on network_configuration (node_id, seen_at desc);
revoke update, delete, truncate on network_configuration from ${user};
comment on table network_configuration is 'module: perimeter; floor: control; personal: no; history: no';

-- Which operator went through which of them. A row counts only while its code fits.
create table network_configuration_review (
    id               uuid        not null primary key,
    configuration_id uuid        not null references network_configuration (id),
    operator_id      uuid        not null references operator_account (id),
    reviewed_at      timestamptz not null,
    note_sealed      bytea       not null
                     constraint network_configuration_review_note_length check (octet_length(note_sealed) <= 4096),
    review_mac       bytea       not null
                     constraint network_configuration_review_mac_length check (octet_length(review_mac) = 16)
);
create index network_configuration_review_by_configuration on network_configuration_review (configuration_id);
revoke update, delete, truncate on network_configuration_review from ${user};
comment on table network_configuration_review is 'module: perimeter; floor: control; personal: yes; history: no';
