-- When the administrators were last told how many links are open to anyone.
create table link_exposure (
    only_row  boolean     not null primary key default true
        constraint link_exposure_one_row check (only_row),
    told_at   timestamptz not null
);
comment on table link_exposure is 'module: links; floor: tenant; personal: no; history: no';
