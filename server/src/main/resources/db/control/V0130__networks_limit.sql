-- How large a network may become, as two operators agreed; a network without a row may become any size.
create table network_limit (
    network_id  uuid        not null constraint network_limit_pk primary key references tenant (id),
    most_people bigint      constraint network_limit_people check (most_people >= 1),
    most_bytes  bigint      constraint network_limit_bytes check (most_bytes >= 1),
    order_id    uuid        not null,
    since       timestamptz not null
);
comment on table network_limit is 'module: networks; floor: control; personal: no; history: no';
comment on column network_limit.order_id is 'the order of two operators by which it holds';
revoke delete, truncate on network_limit from ${user};

alter table operator_order drop constraint operator_order_kind;
alter table operator_order add constraint operator_order_kind
    check (kind in ('suspend', 'resume', 'support', 'takedown', 'lift', 'change', 'limits'));
