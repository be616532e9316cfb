-- What a network calls itself and how it is run: always exactly one row.
create table network (
    id                      uuid        not null primary key,
    name_sealed             bytea       not null,
    slug_sealed             bytea       not null,
    language                text        not null constraint network_language_known check (language in ('en', 'fr', 'es')),
    session_idle_minutes    integer     not null constraint network_session_idle_range
                            check (session_idle_minutes between 5 and 10080),
    session_absolute_hours  integer     not null constraint network_session_absolute_range
                            check (session_absolute_hours between 1 and 2160),
    created_at              timestamptz not null,
    single                  boolean     not null default true constraint network_single check (single),
    constraint network_once unique (single)
);
comment on table network is 'module: networks; floor: tenant; personal: no; history: yes';
select keep_history('network');
