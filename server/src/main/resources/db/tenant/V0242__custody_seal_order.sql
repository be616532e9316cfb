create table key_seal_order (
    id            uuid        not null constraint key_seal_order_pk primary key,
    space_id      uuid,
    name_sealed   bytea,
    reason_sealed bytea       not null,
    sealed_by     uuid        not null,
    sealed_at     timestamptz not null,
    asked_by      uuid,
    asked_at      timestamptz,
    thawed_by     uuid,
    thawed_at     timestamptz,
    constraint key_seal_order_asked check ((asked_by is null) = (asked_at is null)),
    constraint key_seal_order_thawed check ((thawed_by is null) = (thawed_at is null)),
    constraint key_seal_order_two_people check (thawed_by is null or asked_by is not null and asked_by <> thawed_by)
);
comment on table key_seal_order is 'module: custody; floor: tenant; personal: yes; history: no';
comment on column key_seal_order.space_id is 'what is sealed; null = the whole network';
comment on column key_seal_order.name_sealed is 'how the space is called, when whoever sealed it could see it';
create unique index key_seal_order_one_each
    on key_seal_order (coalesce(space_id, '00000000-0000-0000-0000-000000000000')) where thawed_at is null;
revoke delete, truncate on key_seal_order from ${role};
