-- What one person, or one key, has taken out in one window. One row for each, so that two clients at once wait for each other.
create table download_use (
    holder_id     uuid        not null,
    window_start  timestamptz not null,
    files_count   bigint      not null constraint download_use_files check (files_count >= 0),
    taken_bytes   bigint      not null constraint download_use_bytes check (taken_bytes >= 0),
    warned_at     timestamptz,
    blocked_at    timestamptz,
    primary key (holder_id, window_start)
);
comment on table download_use is 'module: policies; floor: tenant; personal: yes; history: no';

-- Which versions were counted as files in that window: the second time one costs bytes only.
create table download_taken (
    holder_id     uuid        not null,
    window_start  timestamptz not null,
    document_id   uuid        not null,
    number        integer     not null,
    primary key (holder_id, window_start, document_id, number)
);
comment on table download_taken is 'module: policies; floor: tenant; personal: yes; history: no';
