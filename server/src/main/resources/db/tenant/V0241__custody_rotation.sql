create table key_rotation (
    id           uuid        not null constraint key_rotation_pk primary key,
    level        text        not null
                 constraint key_rotation_level check (level in ('network', 'contents', 'people')),
    started_by   uuid        not null,
    started_at   timestamptz not null,
    total_count  bigint      not null constraint key_rotation_total check (total_count >= 0),
    done_count   bigint      not null default 0 constraint key_rotation_done check (done_count >= 0),
    finished_at  timestamptz
);
comment on table key_rotation is 'module: custody; floor: tenant; personal: yes; history: no';
create unique index key_rotation_one_each on key_rotation (level) where finished_at is null;
revoke delete, truncate on key_rotation from ${role};
