-- E-mail domains of the network. The token is what the domain's own DNS must show.
create table domain (
    id            uuid        not null primary key,
    name_sealed   bytea       not null,
    name_mac      bytea       not null constraint domain_name_mac_length check (octet_length(name_mac) = 16),
    token_sealed  bytea       not null,
    state         text        not null constraint domain_state_known check (state in ('claimed', 'proven', 'lapsed')),
    missed_count  integer     not null constraint domain_missed_range check (missed_count between 0 and 1000),
    claimed_by    uuid        not null,
    claimed_at    timestamptz not null,
    checked_at    timestamptz,
    proven_at     timestamptz,
    constraint domain_name_once unique (name_mac)
);
comment on table domain is 'module: networks; floor: tenant; personal: no; history: yes';
select keep_history('domain');
