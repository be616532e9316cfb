-- Entries of the installation's journal that stand in this network's own: each is told once.
create table operator_act (
    entry_number bigint      not null primary key,
    told_at      timestamptz not null
);
comment on table operator_act is 'module: operators; floor: tenant; personal: no; history: no';
