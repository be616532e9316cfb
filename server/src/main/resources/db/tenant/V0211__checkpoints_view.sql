create table journal_view (
    id           uuid        not null constraint journal_view_pk primary key,
    user_id      uuid        not null,
    name_sealed  bytea       not null,
    query_sealed bytea       not null,
    saved_at     timestamptz not null
);
comment on table journal_view is 'module: checkpoints; floor: tenant; personal: yes; history: no';
create index journal_view_by_user on journal_view (user_id, saved_at);
