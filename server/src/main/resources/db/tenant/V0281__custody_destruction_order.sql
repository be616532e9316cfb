-- One administrator asks that the keys of a document or a person are destroyed, another one does it.
create table destruction_order (
    id            uuid        not null constraint destruction_order_pk primary key,
    kind          text        not null constraint destruction_order_kind check (kind in ('document', 'person')),
    of_id         uuid        not null,
    name_sealed   bytea,
    reason_sealed bytea       not null,
    asked_by      uuid        not null,
    asked_at      timestamptz not null,
    ended_by      uuid,
    ended_at      timestamptz,
    constraint destruction_order_ended check ((ended_by is null) = (ended_at is null))
);
comment on table destruction_order is 'module: custody; floor: tenant; personal: yes; history: no';
comment on column destruction_order.of_id is 'number of the document or the person';
comment on column destruction_order.name_sealed is 'how it is called, when whoever asked could see it; emptied at the end';
comment on column destruction_order.ended_by is 'who destroyed the keys, or took the order back';
create unique index destruction_order_one_each on destruction_order (kind, of_id) where ended_at is null;
revoke delete, truncate on destruction_order from ${role};

alter table key_destruction alter column space_id drop not null;
alter table key_destruction alter column sealed_order drop not null;
alter table key_destruction
    add column kind     text not null default 'space'
               constraint key_destruction_kind check (kind in ('space', 'document', 'person')),
    add column of_id    uuid,
    add column asked_order uuid constraint key_destruction_asked_fk references destruction_order (id);
update key_destruction set of_id = space_id;
alter table key_destruction alter column of_id set not null;
alter table key_destruction
    add constraint key_destruction_ordered check (num_nonnulls(sealed_order, asked_order) = 1),
    add constraint key_destruction_space check ((kind = 'space') = (space_id is not null)),
    add constraint key_destruction_order_once unique (asked_order);

comment on column key_destruction.of_id is 'number of the space, the document or the person';
