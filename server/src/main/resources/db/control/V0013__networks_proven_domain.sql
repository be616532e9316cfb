-- Which network has proven an e-mail domain; one domain belongs to one network. Kept as keyed codes.
create table proven_domain (
    domain_mac  bytea       not null primary key
                constraint proven_domain_mac_length check (octet_length(domain_mac) = 16),
    tenant_id   uuid        not null references tenant (id) on delete cascade,
    proven_at   timestamptz not null
);
comment on table proven_domain is 'module: networks; floor: control; personal: no; history: no';
