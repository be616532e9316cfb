-- When sign-ins here looked like passwords from a leak being tried out; counts of people and addresses stay out of it.
create table sign_in_alarm (
    id    uuid        not null primary key,
    kind  text        not null constraint sign_in_alarm_kind_known check (kind in ('one-network', 'many-networks')),
    at    timestamptz not null
);
create index sign_in_alarm_at on sign_in_alarm (at);
comment on table sign_in_alarm is 'module: identity; floor: tenant; personal: no; history: no';
