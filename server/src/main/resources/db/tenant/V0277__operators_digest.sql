-- What operators did here in a month, as it was written to the administrators.
create table operator_digest (
    month     date        not null constraint operator_digest_pk primary key
        constraint operator_digest_first check (extract(day from month) = 1),
    act_count integer     not null,
    sent_at   timestamptz not null
);
comment on table operator_digest is 'module: operators; floor: tenant; personal: no; history: no';
revoke update, delete, truncate on operator_digest from ${role};
