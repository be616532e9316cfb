-- A form that was refused until its sender is looked at again: kept for minutes, for that sign-in alone, taken once.
create table held_form (
    id          uuid        not null primary key,
    user_id     uuid        not null references user_account (id) on delete cascade,
    session_id  uuid        not null,
    form_sealed bytea       not null
        constraint held_form_length check (octet_length(form_sealed) <= 70000),
    held_at     timestamptz not null
);

create index held_form_by_session on held_form (session_id);

comment on table held_form is 'module: identity; floor: tenant; personal: yes; history: no';
