-- Networks whose keys were destroyed, all of them: nothing of theirs opens any more, and nothing of theirs is served.
create table destroyed_network (
    tenant_id          uuid        not null constraint destroyed_network_pk primary key
                                   constraint destroyed_network_tenant_fk references tenant (id),
    destroyed_at       timestamptz not null,
    certificate_sealed bytea       not null
);
comment on table destroyed_network is 'module: custody; floor: control; personal: yes; history: no';
comment on column destroyed_network.certificate_sealed is 'the signed certificate, under a key of the installation';
