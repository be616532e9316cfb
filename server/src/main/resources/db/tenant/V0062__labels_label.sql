create table label (
    id            uuid        not null primary key,
    kind          text        not null
        constraint label_kind check (kind in ('internal', 'confidential', 'special', 'custom')),
    name_sealed   bytea
        constraint label_name_length check (octet_length(name_sealed) <= 1024),
    name_mac      bytea       constraint label_name_once unique
        constraint label_name_mac_length check (octet_length(name_mac) = 16),
    rank          integer     not null
        constraint label_rank check (rank between 1 and 100),
    demands       integer     not null
        constraint label_demands check (demands between 0 and 127 and demands % 2 = 0),
    fresh_minutes integer     not null
        constraint label_fresh check (fresh_minutes between 0 and 1440),
    changed_by    uuid,
    changed_at    timestamptz not null,
    constraint label_named check ((kind = 'custom') = (name_sealed is not null and name_mac is not null))
);

comment on table label is 'module: labels; floor: tenant; personal: yes; history: yes';
comment on column label.demands is 'bits of access.Demand';

-- What every network begins with. Internal: no links. Confidential: no links, the reader''s name across it, a fresh look
-- before it is given on. Special category: besides that no guests, a second factor, a look not older than a quarter hour.
insert into label (id, kind, rank, demands, fresh_minutes, changed_at)
values (gen_random_uuid(), 'internal', 20, 16, 0, now()),
       (gen_random_uuid(), 'confidential', 50, 16 + 32 + 64, 0, now()),
       (gen_random_uuid(), 'special', 80, 2 + 4 + 16 + 32 + 64, 15, now());

select keep_history('label');
