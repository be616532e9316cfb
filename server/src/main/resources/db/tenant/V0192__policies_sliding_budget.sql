-- Budgets slide: what was taken is kept in slices of a window, each counted until its last moment has left the window.
-- What was counted in fixed windows before is let go; every budget begins anew once.
drop table download_taken;
drop table download_use;

-- One row for each holder, so that two clients at once wait for each other.
create table download_holder (
    holder_id   uuid        not null primary key,
    warned_at   timestamptz,
    blocked_at  timestamptz
);
comment on table download_holder is 'module: policies; floor: tenant; personal: yes; history: no';

create table download_slice (
    holder_id    uuid        not null,
    starts_at    timestamptz not null,
    ends_at      timestamptz not null,
    files_count  bigint      not null constraint download_slice_files check (files_count >= 0),
    taken_bytes  bigint      not null constraint download_slice_bytes check (taken_bytes >= 0),
    primary key (holder_id, starts_at),
    constraint download_slice_order check (ends_at > starts_at)
);
create index download_slice_end on download_slice (ends_at);
comment on table download_slice is 'module: policies; floor: tenant; personal: yes; history: no';

-- In which slice a version counts as a file: in that of its last download.
create table download_taken (
    holder_id    uuid        not null,
    document_id  uuid        not null,
    number       integer     not null,
    starts_at    timestamptz not null,
    primary key (holder_id, document_id, number)
);
create index download_taken_start on download_taken (starts_at);
comment on table download_taken is 'module: policies; floor: tenant; personal: yes; history: no';
