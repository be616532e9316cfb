create table access_restriction (
    class_id      bigint  not null references access_class on delete cascade,
    source_id     uuid    not null,
    demands       integer not null
        constraint access_restriction_demands check (demands between 0 and 127),
    fresh_minutes integer not null
        constraint access_restriction_fresh check (fresh_minutes between 0 and 1440),
    primary key (class_id, source_id)
);

comment on table access_restriction is 'module: access; floor: tenant; personal: no; history: yes';
comment on column access_restriction.source_id is 'the label it comes from, or the space on its way out';
comment on column access_restriction.demands is 'bits of access.Demand';

create index access_restriction_by_source on access_restriction (source_id);

create trigger access_restriction_changed after insert or update or delete on access_restriction
    for each statement execute function access_changed();

select keep_history('access_restriction');
