create table key_destruction (
    id                 uuid        not null constraint key_destruction_pk primary key,
    space_id           uuid        not null,
    sealed_order       uuid        not null
                       constraint key_destruction_order_fk references key_seal_order (id),
    destroyed_by       uuid        not null,
    destroyed_at       timestamptz not null,
    certificate_sealed bytea       not null,
    constraint key_destruction_once unique (space_id)
);
comment on table key_destruction is 'module: custody; floor: tenant; personal: yes; history: no';
comment on column key_destruction.certificate_sealed is 'the signed certificate, under the settings'' key';
revoke update, delete, truncate on key_destruction from ${role};
