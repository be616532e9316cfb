create table user_account (
    id                  uuid        not null primary key,
    role                text        not null constraint user_account_role_known
                        check (role in ('admin', 'member', 'guest')),
    state               text        not null constraint user_account_state_known
                        check (state in ('invited', 'active', 'deactivated')),
    name_sealed         bytea       not null,
    email_sealed        bytea       not null,
    email_mac           bytea       not null constraint user_account_email_mac_length check (octet_length(email_mac) = 16),
    preferences_sealed  bytea       not null,
    created_at          timestamptz not null,
    deactivated_at      timestamptz,
    constraint user_account_email_once unique (email_mac)
);
create index user_account_by_state on user_account (state, id);
comment on table user_account is 'module: identity; floor: tenant; personal: yes; history: yes';
select keep_history('user_account');

-- The password hash stands apart from the person, so that no list of people can carry it along by mistake.
create table credential (
    user_id       uuid        not null primary key references user_account (id) on delete cascade,
    hash_sealed   bytea       not null,
    changed_at    timestamptz not null
);
comment on table credential is 'module: identity; floor: tenant; personal: yes; history: no';
