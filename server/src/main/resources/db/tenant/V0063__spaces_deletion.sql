create table space_deletion (
    space_id   uuid        not null primary key references space on delete cascade,
    deleted_by uuid        not null,
    deleted_at timestamptz not null,
    ends_at    timestamptz not null
);

comment on table space_deletion is 'module: spaces; floor: tenant; personal: yes; history: yes';
comment on column space_deletion.ends_at is 'until then the space can be brought back; nothing of it is shown meanwhile';

create index space_deletion_by_end on space_deletion (ends_at);

select keep_history('space_deletion');
