-- Every list of rules that ever held, whole and unchangeable; firewall_now says which one holds. 0 stands for no rules.
create table firewall_rules (
    version       bigint      not null primary key,
    id            uuid        not null,
    rules_sealed  bytea       not null constraint firewall_rules_length check (octet_length(rules_sealed) <= 1048576),
    made_by       uuid        not null,
    made_at       timestamptz not null
);
comment on table firewall_rules is 'module: policies; floor: tenant; personal: no; history: no';

create table firewall_now (
    one      boolean not null primary key constraint firewall_now_one check (one),
    version  bigint  not null
);
comment on table firewall_now is 'module: policies; floor: tenant; personal: no; history: yes';
select keep_history('firewall_now');
insert into firewall_now (one, version) values (true, 0);

-- What administrators are writing and nothing obeys yet.
create table firewall_draft (
    one           boolean     not null primary key constraint firewall_draft_one check (one),
    id            uuid        not null,
    rules_sealed  bytea       not null constraint firewall_draft_length check (octet_length(rules_sealed) <= 1048576),
    changed_by    uuid        not null,
    changed_at    timestamptz not null
);
comment on table firewall_draft is 'module: policies; floor: tenant; personal: no; history: no';

-- A change that holds already and goes back by itself at confirm_by unless it is confirmed.
create table pending_change (
    id             uuid        not null primary key,
    kind           text        not null constraint pending_change_kind check (kind in ('firewall', 'policy')),
    made_by        uuid        not null,
    session_id     uuid,
    made_at        timestamptz not null,
    confirm_by     timestamptz not null,
    before_sealed  bytea       not null constraint pending_change_length check (octet_length(before_sealed) <= 1048576),
    state          text        not null
                   constraint pending_change_state check (state in ('pending', 'confirmed', 'rolled-back')),
    ended_at       timestamptz,
    ended_by       uuid
);
create unique index pending_change_one_waits on pending_change ((true)) where state = 'pending';
comment on table pending_change is 'module: policies; floor: tenant; personal: no; history: no';
